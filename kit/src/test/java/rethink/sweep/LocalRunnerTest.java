package rethink.sweep;

class LocalRunnerTest extends RunnerTest {
  @Override
  Runner runner() {
    return new LocalRunner();
  }
}
