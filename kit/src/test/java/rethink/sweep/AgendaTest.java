package rethink.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rethink.train.Experiment;

@Timeout(20)
class AgendaTest {
  private final Experiment first = Small.mlp();
  private final Experiment second = Small.mlp().seed(2);
  private final Set<Experiment> held = ConcurrentHashMap.newKeySet();
  private final Agenda agenda = new Agenda(List.of(first, second), held::contains);

  @Test
  void next_nothingHeld_givesAllInOrderAndThenNone() throws Exception {
    assertThat(agenda.next()).contains(first);
    assertThat(agenda.next()).contains(second);
    assertThat(agenda.next()).isEmpty();
  }

  @Test
  void next_toBeTriedAgain_comesFirst() throws Exception {
    agenda.again(agenda.next().orElseThrow());
    assertThat(agenda.next()).contains(first);
  }

  @Test
  void next_heldElsewhere_comesLastAndOnceItIsFree() throws Exception {
    held.add(first);
    agenda.later(agenda.next().orElseThrow());
    assertThat(agenda.next()).contains(second);
    FutureTask<Optional<Experiment>> waiting = new FutureTask<>(agenda::next);
    new Thread(waiting).start();
    TimeUnit.MILLISECONDS.sleep(200);
    assertThat(waiting.isDone()).isFalse();
    held.clear();
    assertThat(waiting.get()).contains(first);
    assertThat(agenda.next()).isEmpty();
  }

  @Test
  void stop_whileOneWaits_endsIt() throws Exception {
    held.add(first);
    agenda.later(agenda.next().orElseThrow());
    agenda.next();
    FutureTask<Optional<Experiment>> waiting = new FutureTask<>(agenda::next);
    new Thread(waiting).start();
    agenda.stop();
    assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
  }
}
