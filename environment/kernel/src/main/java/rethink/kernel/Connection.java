package rethink.kernel;

import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.JupyterSocket;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.KernelConnectionProperties;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.InputReply;
import io.github.spencerpark.jupyter.messages.request.InputRequest;
import java.io.InterruptedIOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zeromq.ZMQ;

/**
 * The sockets to the front end, with what the base library lacks: interruptible input and abort.
 */
final class Connection extends JupyterConnection {

  private static final long LOOK_MILLIS = 20;

  Connection(KernelConnectionProperties properties) throws GeneralSecurityException {
    super(properties);
  }

  /** Asks the reader for a line and waits until it comes, or until this thread is interrupted. */
  String readLine(MessageContext cell) throws InterruptedIOException {
    synchronized (stdin) {
      while (isReadable(stdin)) {
        stdin.readMessage(); // The late answer to a question that was given up.
      }
      var question = new InputRequest("", false);
      stdin.sendMessage(new Message<>(cell, InputRequest.MESSAGE_TYPE, question));
      try {
        while (!isReadable(stdin)) {
          Thread.sleep(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for input");
      }
      return stdin.readMessage(InputReply.MESSAGE_TYPE).getContent().getValue() + "\n";
    }
  }

  /** Takes the requests that wait already, so that {@link #abort} can answer them. */
  List<Message<?>> takeWaiting() {
    var waiting = new ArrayList<Message<?>>();
    while (isReadable(shell)) {
      waiting.add(shell.readMessage());
    }
    return waiting;
  }

  /** Answers execute requests with "aborted", so that "run all" ends, and others as usual. */
  void abort(List<Message<?>> requests) {
    for (Message<?> request : requests) {
      if (request.getHeader().getType() == MessageType.EXECUTE_REQUEST) {
        ShellReplyEnvironment env = prepareReplyEnv(shell, request);
        env.setBusyDeferIdle();
        env.reply(aborted(request));
        env.resolveDeferrals();
      } else {
        dispatch(request);
      }
    }
  }

  // The library knows no status "aborted", so the reply is a plain map under the reply's type.
  @SuppressWarnings("unchecked")
  private static Message<Object> aborted(MessageContext request) {
    var type = (MessageType<Object>) (MessageType<?>) MessageType.EXECUTE_REPLY;
    return new Message<>(request, type, Map.of("status", "aborted"));
  }

  @SuppressWarnings("unchecked")
  private <T> void dispatch(Message<T> message) {
    ShellHandler<T> handler = getHandler((MessageType<T>) message.getHeader().getType());
    if (handler != null) {
      ShellReplyEnvironment env = prepareReplyEnv(shell, message);
      handler.handle(env, message);
      env.resolveDeferrals();
    }
  }

  private static boolean isReadable(JupyterSocket socket) {
    return (socket.getEvents() & ZMQ.Poller.POLLIN) != 0;
  }
}
