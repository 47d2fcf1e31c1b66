package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.ArrayList;
import java.util.List;

/** Stands in for IJava 1.3 as far as the kit looks at it. */
public final class IJava {
  private static Kernel running;

  private IJava() {}

  public static Kernel getKernelInstance() {
    return running;
  }

  public static Kernel run() {
    running = new Kernel();
    return running;
  }

  public static void stop() {
    running = null;
  }

  /** A kernel that keeps what it was told to show. */
  public static final class Kernel {
    public final List<DisplayData> shown = new ArrayList<>();
    private final Io io = new Io();

    public void display(DisplayData data) {
      shown.add(data);
    }

    public Io getIO() {
      return io;
    }
  }

  public static final class Io {
    public final Stream display = new Stream();
  }

  public static final class Stream {
    public final List<DisplayData> updates = new ArrayList<>();

    public void updateDisplay(DisplayData data) {
      updates.add(data);
    }
  }
}
