package rethink.regularize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import rethink.data.RandomStream;
import rethink.data.Shape;

class GeometryTest {

  @Provide
  static Arbitrary<Shape> shapes() {
    Arbitrary<Integer> sides = Arbitraries.integers().between(1, 9);
    return Combinators.combine(sides, sides, Arbitraries.of(1, 2, 3)).as(Shape::new);
  }

  private static float[] noise(Shape shape, long seed) {
    RandomStream random = RandomStream.of(seed, "image");
    float[] planes = new float[shape.size()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = random.nextInt(256);
    }
    return planes;
  }

  @Property(tries = 100)
  void mirror_anyImage_isLeftForRightAndTwiceTheSame(
      @ForAll("shapes") Shape shape, @ForAll long seed) {
    float[] planes = noise(shape, seed);
    float[] mirrored = planes.clone();
    Flip.mirror(mirrored, shape.width());
    for (int i = 0; i < planes.length; i++) {
      int x = i % shape.width();
      assertThat(mirrored[i]).isEqualTo(planes[i - x + shape.width() - 1 - x]);
    }
    Flip.mirror(mirrored, shape.width());
    assertThat(mirrored).isEqualTo(planes);
  }

  @Test
  void flip_manyImages_areMirroredHalfTheTime() {
    RandomStream random = RandomStream.of(1, "flips");
    int mirrored = 0;
    for (int i = 0; i < 10_000; i++) {
      float[] planes = {1, 2};
      new Flip().distort(planes, new Shape(1, 2, 1), random);
      mirrored += planes[0] == 2 ? 1 : 0;
    }
    assertThat(mirrored).isBetween(4_800, 5_200);
  }

  @Property(tries = 100)
  void turn_byNothing_isTheSameToTheBit(@ForAll("shapes") Shape shape, @ForAll long seed) {
    float[] planes = noise(shape, seed);
    float[] turned = planes.clone();
    Rotation.turn(turned, shape, 0);
    assertThat(turned).isEqualTo(planes);
  }

  @Test
  void turn_byAQuarter_movesRowsToColumns() {
    Shape shape = new Shape(3, 3, 2);
    float[] planes = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    Rotation.turn(planes, shape, 90);
    float[] wanted = {3, 6, 9, 2, 5, 8, 1, 4, 7, 13, 16, 19, 12, 15, 18, 11, 14, 17};
    assertThat(planes).containsExactly(wanted, within(1e-4f));
  }

  /** A plane brightness a + b x + c y is its own interpolation, so that the truth is known. */
  @Property(tries = 200)
  void turn_slopingImage_isTheTurnedSlopeInsideAndBlackOutside(
      @ForAll @DoubleRange(min = -180, max = 180) double degrees) {
    Shape shape = new Shape(8, 10, 1);
    float[] planes = new float[shape.size()];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = 100 + 3 * (i % 10) + 7 * (i / 10);
    }
    Rotation.turn(planes, shape, degrees);
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    for (int i = 0; i < planes.length; i++) {
      double right = i % 10 - 4.5;
      double down = i / 10 - 3.5;
      double x = 4.5 + cos * right - sin * down;
      double y = 3.5 + sin * right + cos * down;
      if (x > 0.001 && x < 8.999 && y > 0.001 && y < 6.999) {
        assertThat(planes[i]).isCloseTo((float) (100 + 3 * x + 7 * y), within(1e-2f));
      } else if (x < -1 || x > 10 || y < -1 || y > 8) {
        assertThat(planes[i]).isZero();
      }
    }
  }

  @Property(tries = 100)
  void turn_anyAngle_staysInTheRangeOfValues(
      @ForAll("shapes") Shape shape,
      @ForAll long seed,
      @ForAll @DoubleRange(min = -180, max = 180) double degrees) {
    float[] planes = noise(shape, seed);
    Rotation.turn(planes, shape, degrees);
    for (float value : planes) {
      assertThat(value).isBetween(-1e-3f, 255.001f);
    }
  }

  /** A bright spot at distance 10 from the centre tells the angle. */
  @Test
  void rotation_manyImages_areTurnedBothWaysUpToTheLimit() {
    Shape shape = new Shape(21, 21, 1);
    RandomStream random = RandomStream.of(1, "angles");
    double least = 0;
    double most = 0;
    for (int i = 0; i < 2_000; i++) {
      float[] planes = new float[shape.size()];
      planes[10 * 21 + 18] = 255;
      new Rotation(25).distort(planes, shape, random);
      double x = 0;
      double y = 0;
      for (int k = 0; k < planes.length; k++) {
        x += planes[k] * (k % 21 - 10);
        y += planes[k] * (k / 21 - 10);
      }
      least = Math.min(least, Math.toDegrees(Math.atan2(y, x)));
      most = Math.max(most, Math.toDegrees(Math.atan2(y, x)));
    }
    assertThat(least).isBetween(-26.0, -24.0);
    assertThat(most).isBetween(24.0, 26.0);
  }

  @Property(tries = 200)
  void cut_anyPlace_isAPieceOfTheOriginal(@ForAll long seed) {
    Shape from = new Shape(8, 7, 3);
    Shape to = new Shape(5, 6, 3);
    float[] original = new float[from.size()];
    for (int i = 0; i < original.length; i++) {
      original[i] = i;
    }
    float[] piece = new float[to.size()];
    new RandomCrop().cut(original, from, piece, to, RandomStream.of(seed, "place"));
    int top = (int) piece[0] / 7;
    int left = (int) piece[0] % 7;
    assertThat(top).isBetween(0, 3);
    assertThat(left).isBetween(0, 1);
    for (int i = 0; i < piece.length; i++) {
      int channel = i / 30;
      int y = i / 6 % 5;
      int x = i % 6;
      assertThat(piece[i]).isEqualTo(channel * 56 + (top + y) * 7 + left + x);
    }
  }

  @Test
  void cut_manyImages_reachEveryPlaceEquallyOften() {
    Shape from = new Shape(4, 5, 1);
    float[] original = new float[20];
    Arrays.setAll(new Float[20], i -> original[i] = i);
    RandomStream random = RandomStream.of(1, "places");
    int[] counts = new int[20];
    float[] piece = new float[6];
    for (int i = 0; i < 9_000; i++) {
      new RandomCrop().cut(original, from, piece, new Shape(2, 3, 1), random);
      counts[(int) piece[0]]++;
    }
    Set<Integer> places = new HashSet<>();
    for (int place = 0; place < 20; place++) {
      if (counts[place] > 0) {
        places.add(place);
        assertThat(counts[place]).isBetween(880, 1_120);
      }
    }
    assertThat(places).containsExactlyInAnyOrder(0, 1, 2, 5, 6, 7, 10, 11, 12);
  }
}
