package rethink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stands in for the door of the kit's own kernel. */
public final class Display {
  public static final List<Map<String, String>> SHOWN = new ArrayList<>();
  public static final List<String> UPDATED = new ArrayList<>();
  public static boolean active;

  private Display() {}

  public static boolean isActive() {
    return active;
  }

  public static String show(Map<String, String> bundle) {
    SHOWN.add(bundle);
    return "id" + SHOWN.size();
  }

  public static void update(String id, Map<String, String> bundle) {
    UPDATED.add(id + " " + bundle.get("text/plain"));
  }

  public static void reset() {
    SHOWN.clear();
    UPDATED.clear();
    active = false;
  }
}
