package rethink.data;

/** The two halves of a dataset. */
public enum Split {
  TRAIN,
  TEST
}
