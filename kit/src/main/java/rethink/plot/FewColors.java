package rethink.plot;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A drawing reduced to 256 colours, which makes its file less than half as large. The frequent
 * colours stay exact; only rare shades along smooth edges move, and not far.
 */
final class FewColors {
  private static final int COLORS = 256;

  /** So many frequent colours are kept however close they are to each other. */
  private static final int KEPT = 96;

  /** Squared distance below which a rarer shade needs no place of its own. */
  private static final int NEAR = 20 * 20;

  private FewColors() {}

  /** The same drawing with an index of colours. */
  static BufferedImage of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int start = 0, end; start < pixels.length; start = end) {
      end = endOfRun(pixels, start);
      counts.merge(pixels[start] & 0xFFFFFF, end - start, Integer::sum);
    }
    int[] chosen = choose(counts);
    byte[][] channels = new byte[3][chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      for (int c = 0; c < 3; c++) {
        channels[c][i] = (byte) channel(chosen[i], c);
      }
    }
    Map<Integer, Integer> nearest = new HashMap<>();
    counts.keySet().forEach(rgb -> nearest.put(rgb, nearest(chosen, rgb)));
    byte[] indexes = new byte[pixels.length];
    for (int start = 0, end; start < pixels.length; start = end) {
      end = endOfRun(pixels, start);
      Arrays.fill(indexes, start, end, nearest.get(pixels[start] & 0xFFFFFF).byteValue());
    }
    BufferedImage indexed =
        new BufferedImage(
            width,
            height,
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, chosen.length, channels[0], channels[1], channels[2]));
    indexed.getRaster().setDataElements(0, 0, width, height, indexes);
    return indexed;
  }

  /** Drawings are mostly runs of one colour, which need one look-up each. */
  private static int endOfRun(int[] pixels, int start) {
    int end = start + 1;
    while (end < pixels.length && pixels[end] == pixels[start]) {
      end++;
    }
    return end;
  }

  private static int[] choose(Map<Integer, Integer> counts) {
    List<Integer> byCount = new ArrayList<>(counts.keySet());
    byCount.sort(
        Comparator.<Integer>comparingInt(rgb -> -counts.get(rgb)).thenComparing(rgb -> rgb));
    int[] chosen = new int[Math.min(COLORS, byCount.size())];
    boolean all = byCount.size() <= COLORS;
    int n = 0;
    for (int rgb : byCount) {
      if (n == chosen.length) {
        break;
      }
      if (all || n < KEPT || distance(chosen[nearest(chosen, n, rgb)], rgb) > NEAR) {
        chosen[n++] = rgb;
      }
    }
    return Arrays.copyOf(chosen, n);
  }

  private static int nearest(int[] chosen, int rgb) {
    return nearest(chosen, chosen.length, rgb);
  }

  private static int nearest(int[] chosen, int n, int rgb) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      if (distance(chosen[i], rgb) < distance(chosen[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int c = 0; c < 3; c++) {
      int difference = channel(one, c) - channel(other, c);
      sum += difference * difference;
    }
    return sum;
  }

  private static int channel(int rgb, int c) {
    return rgb >> (16 - 8 * c) & 0xFF;
  }
}
