package org.convmark.model.claim;

import java.util.Optional;
import org.convmark.model.arch.Architectures;
import org.convmark.model.arch.Variant;
import org.convmark.model.query.Query;
import org.convmark.model.query.Tolerance;

/**
 * A documented statement about a network.
 *
 * @param id unique in its file
 * @param origin file and line that it was read from
 * @param statement what is stated, and where
 * @param tolerance how far a measured number may be from the claimed one
 * @param check how a graph decides it; empty if none can
 * @param note why the document and the network differ; without a check, what data it would take
 */
public record Claim(
    String id,
    String origin,
    Statement statement,
    Tolerance tolerance,
    Optional<Check> check,
    String note) {

  /**
   * What a document says.
   *
   * @param document that makes the statement
   * @param line of the document
   * @param subject what it is about
   * @param quoted the value or sentence, as near to the document as a table allows
   */
  public record Statement(String document, String line, Subject subject, String quoted) {}

  /**
   * What a statement is about.
   *
   * @param model a variant or an architecture
   * @param kind of quantity, such as {@code params}
   * @param target part of the network; may be empty
   */
  public record Subject(String model, String kind, String target) {

    /** The variant, of an architecture the default one. */
    Variant variant() {
      return Architectures.variant(model);
    }
  }

  /**
   * How a graph decides.
   *
   * @param query what the network is asked
   * @param claimed what it must come to
   */
  public record Check(Query query, Query claimed) {}
}
