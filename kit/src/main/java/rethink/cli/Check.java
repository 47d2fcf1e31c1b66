package rethink.cli;

import java.util.Locale;

/**
 * One thing that the doctor looked at.
 *
 * @param found what is there
 * @param mend what to do about it, empty where nothing is to be done
 * @param blocks whether nothing runs before it is mended
 */
record Check(String name, State state, String found, String mend, boolean blocks) {

  enum State {
    OK,
    SLOW,
    MISSING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check ok(String name, String found) {
    return new Check(name, State.OK, found, "", false);
  }

  static Check slow(String name, String found, String mend) {
    return new Check(name, State.SLOW, found, mend, false);
  }

  /** What some runs cannot do without. */
  static Check missing(String name, String found, String mend) {
    return new Check(name, State.MISSING, found, mend, false);
  }

  /** What no run can do without. */
  static Check blocking(String name, String found, String mend) {
    return new Check(name, State.MISSING, found, mend, true);
  }
}
