package rethink.bench;

/**
 * What a process, or all siblings of an arm together, did in one turn.
 *
 * @param perSecond images or floating-point operations
 * @param residentBytes memory of one process at the end, the largest of the siblings; 0 where the
 *     system does not say
 */
record Turn(double perSecond, long residentBytes) {

  Turn and(Turn sibling) {
    return new Turn(perSecond + sibling.perSecond, Math.max(residentBytes, sibling.residentBytes));
  }

  String line() {
    return perSecond + " " + residentBytes;
  }

  static Turn parse(String line) {
    String[] parts = line.split(" ");
    return new Turn(Double.parseDouble(parts[0]), Long.parseLong(parts[1]));
  }
}
