package rethink.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a {@link Pulse#check} at each method entry and backward jump of a class made from a cell.
 */
final class PulseInserter extends ClassVisitor {

  private static final int API = Opcodes.ASM9;

  private PulseInserter(ClassVisitor next) {
    super(API, next);
  }

  /**
   * The class with checks, or the class itself where its format is newer than this library knows.
   */
  static byte[] insert(byte[] classFile) {
    ClassReader reader;
    try {
      reader = new ClassReader(classFile);
    } catch (IllegalArgumentException newerFormat) {
      return classFile;
    }
    var writer = new ClassWriter(reader, 0);
    reader.accept(new PulseInserter(writer), 0);
    return writer.toByteArray();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new Method(super.visitMethod(access, name, descriptor, signature, exceptions));
  }

  private static final class Method extends MethodVisitor {
    private final Set<Label> passed = new HashSet<>();

    Method(MethodVisitor next) {
      super(API, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      check();
    }

    @Override
    public void visitLabel(Label label) {
      passed.add(label);
      super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label target) {
      checkIfBackward(target);
      super.visitJumpInsn(opcode, target);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
      checkIfBackward(otherwise, targets);
      super.visitTableSwitchInsn(min, max, otherwise, targets);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
      checkIfBackward(otherwise, targets);
      super.visitLookupSwitchInsn(otherwise, keys, targets);
    }

    private void checkIfBackward(Label first, Label... others) {
      boolean backward = passed.contains(first);
      for (Label other : others) {
        backward |= passed.contains(other);
      }
      if (backward) {
        check();
      }
    }

    private void check() {
      // Takes and leaves nothing on the stack, so frames and maximum depth stay as they are.
      super.visitMethodInsn(Opcodes.INVOKESTATIC, "rethink/kernel/Pulse", "check", "()V", false);
    }
  }
}
