package rethink.plot;

import java.awt.Color;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which colour stands for which key: the colours that Okabe and Ito chose to be told apart by
 * colour-blind readers, without their yellow, which is too pale for lines on white.
 */
final class Palette {
  private static final Color[] COLORS = {
    new Color(0x0072B2), // blue
    new Color(0xD55E00), // vermilion
    new Color(0x009E73), // bluish green
    new Color(0xCC79A7), // reddish purple
    new Color(0xE69F00), // orange
    new Color(0x56B4E9), // sky blue
    new Color(0x333333), // near black
  };

  /** Keys that appear in many charts, so that each keeps its colour whatever else is drawn. */
  private static final Map<String, Integer> KNOWN =
      Map.ofEntries(
          Map.entry("true-labels", 0),
          Map.entry("random-labels", 1),
          Map.entry("shuffled-pixels", 2),
          Map.entry("random-pixels", 3),
          Map.entry("gaussian-pixels", 4),
          Map.entry("partially-corrupted-labels", 5),
          Map.entry("inception", 0),
          Map.entry("alexnet", 1),
          Map.entry("mlp-1x512", 2),
          Map.entry("mlp-3x512", 3),
          Map.entry("train", 0),
          Map.entry("test", 1));

  private Palette() {}

  /**
   * A place 0, 1, ... for each key. Known keys have their own; another key starts from its hash and
   * takes the next free place. Once all colours are taken, places go on in darker shades.
   */
  static Map<String, Integer> places(Collection<String> keys) {
    Map<String, Integer> places = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (String key : keys) {
      if (KNOWN.containsKey(key) && taken.add(KNOWN.get(key))) {
        places.put(key, KNOWN.get(key));
      }
    }
    for (String key : keys) {
      if (!places.containsKey(key)) {
        places.put(key, free(taken, Math.floorMod(key.hashCode(), COLORS.length)));
      }
    }
    return places;
  }

  private static int free(Set<Integer> taken, int wanted) {
    for (int round = 0; ; round++) {
      for (int i = 0; i < COLORS.length; i++) {
        int place = round * COLORS.length + (wanted + i) % COLORS.length;
        if (taken.add(place)) {
          return place;
        }
      }
    }
  }

  static Color color(int place) {
    Color color = COLORS[place % COLORS.length];
    for (int round = place / COLORS.length; round > 0; round--) {
      color = color.darker();
    }
    return color;
  }

  /** The same hue at half strength on white, for the paper's lines. */
  static Color light(Color color) {
    return new Color(
        (color.getRed() + 255) / 2, (color.getGreen() + 255) / 2, (color.getBlue() + 255) / 2);
  }
}
