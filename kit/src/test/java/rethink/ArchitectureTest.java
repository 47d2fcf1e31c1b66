package rethink;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The arrows between packages point one way; a new package takes its place in {@link #RANKS}. */
@AnalyzeClasses(packages = "rethink", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** From the ground up: each may use what stands before it, and its neighbours without a cycle. */
  private static final List<List<String>> RANKS =
      List.of(
          List.of("progress"),
          List.of("data", "corrupt", "log"),
          List.of("layer"),
          List.of("model", "regularize"),
          List.of("train"),
          List.of("claims", "sweep", "theory", "plot"),
          List.of("cli", "paper", "notebook"));

  @ArchTest
  static void packages_anyRank_useNoHigherOne(JavaClasses kit) {
    for (int rank = 0; rank + 1 < RANKS.size(); rank++) {
      noClasses()
          .that()
          .resideInAnyPackage(packages(rank, rank + 1))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(rank + 1, RANKS.size()))
          .check(kit);
    }
  }

  @ArchTest
  static final ArchRule packages_all_haveARank =
      classes().should().resideInAnyPackage(packages(0, RANKS.size()));

  @ArchTest
  static final ArchRule packages_all_areFreeOfCycles =
      slices().matching("rethink.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsOfTheTheory_all_areFreeOfCycles =
      slices().matching("rethink.theory.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsOfThePaper_all_areFreeOfCycles =
      slices().matching("rethink.paper.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatPartsOfThePaperShare_knowsNoneOfThem =
      noClasses()
          .that()
          .resideInAPackage("rethink.paper")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("rethink.paper.*..");

  @ArchTest
  static final ArchRule dataAndPlots_all_knowNoNetworks =
      noClasses()
          .that()
          .resideInAnyPackage("rethink.data", "rethink.corrupt", "rethink.log", "rethink.plot")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..");

  /** Kernels are reached by reflection, so it is their names that must not spread. */
  @ArchTest
  static final ArchRule kernels_outsideOfNotebook_areNotNamed =
      noClasses()
          .that()
          .resideOutsideOfPackage("rethink.notebook")
          .should(have(text("io.github.spencerpark").or(text("rethink.kernel"))));

  @ArchTest
  static final ArchRule names_all_sayWhatAClassIs =
      noClasses().should().haveNameMatching(".*(Utils?|Helper|Manager|Impl)");

  private static String[] packages(int fromRank, int toRank) {
    return RANKS.subList(fromRank, toRank).stream()
        .flatMap(List::stream)
        .map(name -> "rethink." + name + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> text(String wanted) {
    return DescribedPredicate.describe(
        "\"%s\" in the class file".formatted(wanted), type -> contains(type, wanted));
  }

  private static boolean contains(JavaClass type, String wanted) {
    try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains(wanted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
