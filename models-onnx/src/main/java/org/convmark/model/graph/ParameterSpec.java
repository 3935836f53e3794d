package org.convmark.model.graph;

import java.util.List;

/** A parameter that an operator asks for, before its node has a name. */
record ParameterSpec(Role role, List<Integer> dims) {

  static ParameterSpec perChannel(Role role, int channels) {
    return new ParameterSpec(role, List.of(channels));
  }

  Parameter named(String node) {
    return new Parameter(node + "/" + role.word(), role, dims);
  }
}
