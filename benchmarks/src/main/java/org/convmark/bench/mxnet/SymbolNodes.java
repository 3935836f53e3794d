package org.convmark.bench.mxnet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The nodes of a symbol, each known by its place in the list, and the JSON that MXNet reads. */
final class SymbolNodes {

  /** 1.9.0, as the library of 1.9.1 takes itself for; it upgrades older ones and warns of newer. */
  private static final int WRITTEN_FOR = 10900;

  private final ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode variables = JsonNodeFactory.instance.arrayNode();
  private final List<SymbolConstant> constants = new ArrayList<>();

  /** Adds an array that is given at every call. */
  int variable(String name) {
    variables.add(nodes.size());
    return add("null", name);
  }

  /** Adds an array that is the same at every call. */
  int constant(SymbolConstant constant) {
    constants.add(constant);
    return variable(constant.name());
  }

  /** Adds an operator on earlier nodes. */
  int operator(String name, SymbolOp op, List<Integer> inputs) {
    int node = add(op.type(), name);
    ObjectNode json = (ObjectNode) nodes.get(node);
    if (!op.attributes().isEmpty()) {
      op.attributes().forEach(json.putObject("attrs")::put);
    }
    inputs.forEach(input -> addOutput(json.withArray("inputs"), input));
    return node;
  }

  int operator(String name, SymbolOp op, int input) {
    return operator(name, op, List.of(input));
  }

  private int add(String type, String name) {
    nodes.addObject().put("op", type).put("name", name).putArray("inputs");
    return nodes.size() - 1;
  }

  List<SymbolConstant> constants() {
    return List.copyOf(constants);
  }

  /** The symbol with the results of these nodes. */
  String json(List<Integer> results) {
    ObjectNode symbol = JsonNodeFactory.instance.objectNode();
    symbol.set("nodes", nodes);
    symbol.set("arg_nodes", variables);
    ArrayNode heads = symbol.putArray("heads");
    results.forEach(result -> addOutput(heads, result));
    symbol.putObject("attrs").putArray("mxnet_version").add("int").add(WRITTEN_FOR);
    return symbol.toString();
  }

  /** A result is a node, which of its outputs, and a version that is always 0. */
  private static void addOutput(ArrayNode list, int node) {
    list.addArray().add(node).add(0).add(0);
  }
}
