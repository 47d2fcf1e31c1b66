package rethink.bench;

/** Whom the kit can be compared with. */
enum Peer {
  LIBTORCH(Arm.LIBTORCH),
  STOCK(Arm.STOCK);

  private final Arm arm;

  Peer(Arm arm) {
    this.arm = arm;
  }

  Arm arm() {
    return arm;
  }
}
