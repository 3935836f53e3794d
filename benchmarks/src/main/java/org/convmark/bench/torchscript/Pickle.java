package org.convmark.bench.torchscript;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes Python objects as PyTorch reads them back: the few opcodes of pickle's protocol 2 that a
 * module of tensors needs.
 */
final class Pickle {

  private static final int PROTOCOL = 0x80;
  private static final int NEW_OBJECT = 0x81;
  private static final int TRUE = 0x88;
  private static final int FALSE = 0x89;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Pickle() {
    code(PROTOCOL).code(2);
  }

  byte[] end() {
    code('.');
    return bytes.toByteArray();
  }

  Pickle emptyTuple() {
    return code(')');
  }

  Pickle beginTuple() {
    return code('(');
  }

  Pickle endTuple() {
    return code('t');
  }

  /** Makes an object of the class and the tuple of arguments before it. */
  Pickle newObject() {
    return code(NEW_OBJECT);
  }

  /** The state of the object before it: keys and values follow. */
  Pickle beginState() {
    return code('}').code('(');
  }

  Pickle endState() {
    return code('u').code('b');
  }

  /** Calls the function before it with the tuple of arguments before it. */
  Pickle call() {
    return code('R');
  }

  /** Stands for what the tuple before it tells, and is kept outside. */
  Pickle reference() {
    return code('Q');
  }

  /** A class or function. */
  Pickle global(String module, String name) {
    code('c');
    bytes.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Pickle string(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    code('X').littleEndian(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  Pickle integer(int value) {
    return code('J').littleEndian(value);
  }

  Pickle yes() {
    return code(TRUE);
  }

  Pickle no() {
    return code(FALSE);
  }

  private Pickle littleEndian(int value) {
    return code(value).code(value >>> 8).code(value >>> 16).code(value >>> 24);
  }

  private Pickle code(int lowestByte) {
    bytes.write(lowestByte);
    return this;
  }
}
