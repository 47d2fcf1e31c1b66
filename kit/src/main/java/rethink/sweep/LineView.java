package rethink.sweep;

import rethink.progress.ProgressLine;

/** Shows a sweep on one progress line. */
class LineView extends SweepView {
  private final ProgressLine line;

  LineView(ProgressLine line) {
    super(System::nanoTime);
    this.line = line;
  }

  @Override
  void show(String newest) {
    line.update(
        state.fraction(),
        "%d of %d runs done%s"
            .formatted(state.done(), state.all(), newest.isEmpty() ? "" : "; " + newest));
  }

  @Override
  void tell(String text) {
    System.err.println(text);
  }
}
