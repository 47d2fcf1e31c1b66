package rethink.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishError;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteInput;
import io.github.spencerpark.jupyter.messages.publish.PublishExecuteResult;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.reply.HistoryReply;
import io.github.spencerpark.jupyter.messages.reply.ShutdownReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import io.github.spencerpark.jupyter.messages.request.ShutdownRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Answers a Jupyter front end: runs its cells, completes, explains, interrupts and shuts down. */
final class Kernel extends BaseKernel {

  static {
    // Else the base library's own name is sent.
    KERNEL_META.put("project", "rethink-ijava-kernel");
    KERNEL_META.put("version", "0.1.0");
  }

  private final Connection connection;
  private final JupyterScreen screen;
  private final Evaluator evaluator;

  Kernel(Connection connection, JupyterScreen screen, Evaluator evaluator) {
    this.connection = connection;
    this.screen = screen;
    this.evaluator = evaluator;
  }

  @Override
  public void becomeHandlerForConnection(JupyterConnection target) {
    super.becomeHandlerForConnection(target);
    target.setHandler(MessageType.EXECUTE_REQUEST, this::execute);
    target.setHandler(MessageType.SHUTDOWN_REQUEST, Kernel::shutDown);
    // Consoles wait for an answer; there is no history across sessions.
    target.setHandler(
        MessageType.HISTORY_REQUEST, (env, message) -> env.reply(new HistoryReply(List.of())));
  }

  @Override
  public LanguageInfo getLanguageInfo() {
    return new LanguageInfo.Builder("Java")
        .version(Runtime.version().toString())
        .mimetype("text/x-java-source")
        .fileExtension(".jshell")
        .pygments("java")
        .codemirror("java")
        .build();
  }

  @Override
  public String getBanner() {
    return "Rethink kernel, Java " + Runtime.version();
  }

  private void execute(ShellReplyEnvironment env, Message<ExecuteRequest> message) {
    ExecuteRequest request = message.getContent();
    boolean counts = request.shouldStoreHistory() && !request.isSilent();
    int count = counts ? executionCount.getAndIncrement() : executionCount.get();
    env.setBusyDeferIdle();
    if (!request.isSilent()) {
      env.publish(new PublishExecuteInput(request.getCode(), count));
    }
    screen.begin(env, request.isStdinEnabled());
    try {
      Map<String, String> result = evaluator.show(count, request.getCode());
      screen.flush();
      if (result != null && !request.isSilent()) {
        env.publish(new PublishExecuteResult(count, Rendering.data(result)));
      }
      env.reply(new ExecuteReply(count, Map.of()));
    } catch (CellError e) {
      screen.flush();
      env.publish(new PublishError(e.name(), e.value(), e.traceback()));
      // Only what was sent before this error is answered without being run.
      List<Message<?>> waiting = request.shouldStopOnError() ? connection.takeWaiting() : List.of();
      var reply = new ErrorReply(e.name(), e.value(), e.traceback());
      reply.setExecutionCount(count);
      env.replyError(ExecuteReply.MESSAGE_TYPE.error(), reply);
      env.resolveDeferrals();
      connection.abort(waiting);
    }
  }

  /** Unused: {@link #execute} takes the place of the handler that would call it. */
  @Override
  public DisplayData eval(String code) throws CellError {
    Map<String, String> bundle = evaluator.show(executionCount.get(), code);
    return bundle == null ? null : Rendering.data(bundle);
  }

  @Override
  public ReplacementOptions complete(String code, int at) {
    return orElse(null, () -> Suggestions.at(evaluator.shell(), code, at));
  }

  @Override
  public DisplayData inspect(String code, int at, boolean extraDetail) {
    return orElse(
        null, () -> Signatures.at(evaluator.shell(), code, at).map(DisplayData::new).orElse(null));
  }

  @Override
  public String isComplete(String code) {
    return orElse(
        IS_COMPLETE_MAYBE, () -> Completion.indent(evaluator.shell().sourceCodeAnalysis(), code));
  }

  /**
   * The compiler may fail on half-written code, which must not end the loop that reads requests.
   */
  private static <T> T orElse(T fallback, Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException | Error e) {
      return fallback;
    }
  }

  @Override
  public void interrupt() {
    evaluator.interrupt();
  }

  private static void shutDown(ShellReplyEnvironment env, Message<ShutdownRequest> message) {
    env.setBusyDeferIdle();
    env.reply(
        message.getContent().isRestart()
            ? ShutdownReply.SHUTDOWN_AND_RESTART
            : ShutdownReply.SHUTDOWN);
    Exit.soon();
  }
}
