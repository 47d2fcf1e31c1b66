package io.github.spencerpark.jupyter.kernel.display;

import java.util.HashMap;
import java.util.Map;

/** Stands in for the bundle type of IJava's base library. */
public final class DisplayData {
  public final Map<String, Object> data = new HashMap<>();
  public String displayId;

  public DisplayData(String text) {
    data.put("text/plain", text);
  }

  public void putData(String type, Object content) {
    data.put(type, content);
  }

  public void setDisplayId(String id) {
    displayId = id;
  }
}
