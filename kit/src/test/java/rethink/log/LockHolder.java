package rethink.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import rethink.BriefJvm;

/** A process that takes the lock of a directory and keeps it until it is killed. */
final class LockHolder implements AutoCloseable {
  private final Process process;
  private final Path sign;

  private LockHolder(Process process, Path sign) {
    this.process = process;
    this.sign = sign;
  }

  public static void main(String[] arguments) throws Exception {
    try (RunLock lock = RunLock.take(Path.of(arguments[0]))) {
      Files.createFile(Path.of(arguments[1]));
      TimeUnit.HOURS.sleep(1);
    }
  }

  static LockHolder start(Path directory) throws IOException {
    Path sign = directory.resolve("held");
    return new LockHolder(BriefJvm.of(LockHolder.class, directory, sign).inheritIO().start(), sign);
  }

  /** Whether it comes to hold the lock in this time. */
  boolean holdsWithin(long milliseconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (!Files.exists(sign) && process.isAlive() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return Files.exists(sign);
  }

  long pid() {
    return process.pid();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }
}
