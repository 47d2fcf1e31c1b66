package rethink.train;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A file from which a run goes on as if it had never stopped. It holds, big-endian: a magic number,
 * the experiment's id (12 bytes), the {@link Position}, the iteration that seeds dropout, the
 * parameters with the running statistics of batch normalisation, the momentum, and the SHA-256 of
 * all that. It has no lengths: the network knows them.
 */
final class Checkpoint {
  /** "RETHINK" and the version of this layout. */
  private static final long MAGIC = 0x52455448494E4B01L;

  private static final int ID = 12;
  private static final int HEAD = Long.BYTES + ID + 4 * Integer.BYTES + 2 * Double.BYTES;
  private static final int DIGEST = 32;

  private Checkpoint() {}

  /** Writes it whole or not at all. */
  static void write(Path file, String id, Position at, ComputationGraph net) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size(net));
    bytes.putLong(MAGIC).put(name(id));
    bytes.putInt(at.epoch()).putInt(at.seen()).putDouble(at.lossSum()).putInt(at.correct());
    bytes.putDouble(at.seconds()).putInt(net.getIterationCount());
    put(net.params(), bytes);
    put(net.updaterState(), bytes);
    bytes.put(digest(bytes));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    // Not a channel: that would be closed by an interrupt of this thread.
    try (FileOutputStream out = new FileOutputStream(part.toFile())) {
      out.write(bytes.array());
      out.getFD().sync();
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Puts a file's state into the network of the same experiment, which is left untouched unless the
   * whole file is sound.
   *
   * @param lastEpoch that it may be in
   * @throws IOException if it is damaged, of another experiment or too far, saying how
   */
  static Position read(Path file, String id, int lastEpoch, ComputationGraph net)
      throws IOException {
    require(
        Files.size(file) == size(net), "it has %d bytes, wanted %d", Files.size(file), size(net));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    bytes.position(bytes.capacity() - DIGEST);
    byte[] wanted = digest(bytes.duplicate());
    byte[] found = new byte[DIGEST];
    bytes.get(found).rewind();
    require(MessageDigest.isEqual(found, wanted), "its content has another checksum than it names");
    require(bytes.getLong() == MAGIC, "it is of another version");
    byte[] name = new byte[ID];
    bytes.get(name);
    require(
        MessageDigest.isEqual(name, name(id)),
        "it belongs to experiment %s, wanted %s",
        new String(name, StandardCharsets.US_ASCII),
        id);
    int epoch = bytes.getInt();
    require(epoch <= lastEpoch, "it is in epoch %d, but %d are logged", epoch, lastEpoch - 1);
    int seen = bytes.getInt();
    double lossSum = bytes.getDouble();
    int correct = bytes.getInt();
    Position at = new Position(epoch, seen, lossSum, correct, bytes.getDouble());
    net.getConfiguration().setIterationCount(bytes.getInt());
    take(bytes, net.params());
    take(bytes, net.updaterState());
    return at;
  }

  private static int size(ComputationGraph net) {
    long numbers = net.params().length() + net.updaterState().length();
    return Math.toIntExact(HEAD + numbers * net.params().dataType().width() + DIGEST);
  }

  private static byte[] name(String id) {
    byte[] name = id.getBytes(StandardCharsets.US_ASCII);
    if (name.length != ID) {
      throw new IllegalArgumentException("id \"%s\", wanted %d characters".formatted(id, ID));
    }
    return name;
  }

  private static void put(INDArray vector, ByteBuffer bytes) {
    if (vector.dataType() == DataType.DOUBLE) {
      bytes.asDoubleBuffer().put(vector.data().asDouble());
    } else {
      bytes.asFloatBuffer().put(vector.data().asFloat());
    }
    bytes.position(bytes.position() + Math.toIntExact(vector.length()) * vector.dataType().width());
  }

  private static void take(ByteBuffer bytes, INDArray vector) {
    int length = Math.toIntExact(vector.length());
    if (vector.dataType() == DataType.DOUBLE) {
      double[] values = new double[length];
      bytes.asDoubleBuffer().get(values);
      vector.assign(Nd4j.create(values, vector.shape(), vector.ordering()));
    } else {
      float[] values = new float[length];
      bytes.asFloatBuffer().get(values);
      vector.assign(Nd4j.create(values, vector.shape(), vector.ordering()));
    }
    bytes.position(bytes.position() + length * vector.dataType().width());
  }

  /** Of all before the position. */
  private static byte[] digest(ByteBuffer bytes) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(bytes.array(), 0, bytes.position());
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void require(boolean holds, String otherwise, Object... found) throws IOException {
    if (!holds) {
      throw new IOException(otherwise.formatted(found));
    }
  }
}
