package org.convmark.report.buying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FrontTest {

  private record Point(int x, int y) {

    boolean beats(Point other) {
      return x <= other.x && y <= other.y && !equals(other);
    }
  }

  private static List<Point> front(List<Point> all) {
    return Front.of(all, Point::x, Point::y);
  }

  @Test
  void whatIsWorseInBothIsNotOnTheFront() {
    Point quick = new Point(1, 9);
    Point cheap = new Point(5, 2);
    Point worse = new Point(6, 3);
    assertThat(front(List.of(cheap, worse, quick, new Point(1, 10)))).containsExactly(quick, cheap);
  }

  @Test
  void nothingHasNoFront() {
    assertThat(front(List.of())).isEmpty();
  }

  @Property
  void everythingIsOnTheFrontOrBeatenByIt(
      @ForAll @Size(max = 12) List<@IntRange(max = 6) Integer> numbers) {
    List<Point> all = numbers.stream().map(n -> new Point(n, n * 5 % 7)).toList();
    List<Point> front = front(all);
    assertThat(all)
        .allMatch(p -> front.contains(p) || front.stream().anyMatch(best -> best.beats(p)));
    assertThat(front).noneMatch(p -> all.stream().anyMatch(other -> other.beats(p)));
  }
}
