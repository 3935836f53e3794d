package org.convmark.result.environment;

import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the virtual machine tells of itself and its system. */
final class JvmFacts {

  private static final long MIB = 1L << 20;

  private JvmFacts() {}

  static Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel", property("os.version"));
    facts.put("architecture", property("os.arch"));
    facts.put("jdk_version", property("java.runtime.version"));
    facts.put("jdk_vendor", property("java.vendor"));
    facts.put("jvm_name", property("java.vm.name"));
    facts.put("jvm_arguments", arguments());
    facts.put("jvm_processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("jvm_max_heap_mib", Long.toString(Runtime.getRuntime().maxMemory() / MIB));
    facts.put("locale", Locale.getDefault().toLanguageTag());
    facts.put("timezone", ZoneId.systemDefault().getId());
    return facts;
  }

  private static String arguments() {
    return anonymous(
        ManagementFactory.getRuntimeMXBean().getInputArguments(), property("user.home"));
  }

  /** Properties keep their names only, as their values may be secrets; the home folder is ~. */
  static String anonymous(List<String> arguments, String home) {
    return arguments.stream()
        .map(argument -> argument.startsWith("-D") ? argument.split("=", 2)[0] : argument)
        .map(argument -> home.length() > 1 ? argument.replace(home, "~") : argument)
        .collect(Collectors.joining(" "));
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }
}
