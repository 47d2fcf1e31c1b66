package rethink.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Tells a driver how a notebook gets on: one JSON object per line, progress at most 5 a second. */
final class Events {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final int PROGRESS_MILLIS = 200;
  private static final int PROGRESS_CHARS = 300;

  private final PrintStream out;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private int cell;
  private String printed = "";
  private String told = "";

  Events(PrintStream out) {
    this.out = out;
    clock.scheduleWithFixedDelay(
        this::progress, PROGRESS_MILLIS, PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void start(int cells) {
    send("start", "cells", cells);
  }

  synchronized void cell(int number, int of, String source) {
    cell = number;
    printed = "";
    told = "";
    send("cell", "cell", number, "of", of, "source", firstLine(source));
  }

  /** Notes what was printed last; it is told when its time comes. */
  synchronized void printed(String text) {
    printed = text;
  }

  synchronized void cellDone(double seconds) {
    progress();
    send("cellDone", "cell", cell, "seconds", rounded(seconds));
  }

  synchronized void failed(CellError error, String source) {
    progress();
    String text = error.name() + ": " + error.value();
    send("failed", "cell", cell, "error", text, "source", firstLine(source));
  }

  synchronized void done(double seconds, int figures) {
    send("done", "seconds", rounded(seconds), "figures", figures);
  }

  private synchronized void progress() {
    String line = Terminal.lastLine(printed);
    if (!line.isEmpty() && !line.equals(told)) {
      told = line;
      String text = line.length() > PROGRESS_CHARS ? line.substring(0, PROGRESS_CHARS) : line;
      send("progress", "cell", cell, "text", text);
    }
  }

  private void send(String event, Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("event", event);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    out.println(GSON.toJson(object));
    out.flush();
  }

  private static String firstLine(String source) {
    return source.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  private static double rounded(double seconds) {
    return Math.round(seconds * 1000) / 1000.0;
  }
}
