package rethink.kernel;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts a {@link Pulse#check} at each method entry and backward jump of a class made from a cell,
 * and a {@link SystemExit} where the cell would end the JVM.
 */
final class PulseInserter extends ClassVisitor {

  private static final int API = Opcodes.ASM9;
  private static final String RUNTIME = "java/lang/Runtime";
  private static final String EXIT = "rethink/kernel/SystemExit";

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

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (endsJvm(owner, name)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, EXIT, "exit", exitOf(owner), false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (int i = 0; i < arguments.length; i++) {
        // A reference such as System::exit.
        if (arguments[i] instanceof Handle method && endsJvm(method.getOwner(), method.getName())) {
          String exit = exitOf(method.getOwner());
          arguments[i] = new Handle(Opcodes.H_INVOKESTATIC, EXIT, "exit", exit, false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    private static boolean endsJvm(String owner, String name) {
      return owner.equals("java/lang/System") && name.equals("exit")
          || owner.equals(RUNTIME) && (name.equals("exit") || name.equals("halt"));
    }

    private static String exitOf(String owner) {
      return owner.equals(RUNTIME) ? "(Ljava/lang/Runtime;I)V" : "(I)V";
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
