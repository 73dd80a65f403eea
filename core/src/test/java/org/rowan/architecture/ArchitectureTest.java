package org.rowan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rowan.architecture.offenders.Offenders;

/// What the core may not do, by class files, so that no import trick passes. Each message names what to use
/// instead.
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rowan");

    /// From the acts down to the values: a package may use those on lines below its own, and nothing beside
    /// it.
    private static final List<Set<String>> ORDER = List.of(
            Set.of("flow"),
            Set.of("port"),
            Set.of("outcome", "referral"),
            Set.of("cases"),
            Set.of("screening", "behaviour", "franking", "evidence", "incident", "hook"),
            Set.of("hashlist", "feed"),
            Set.of("video"),
            Set.of("signal", "auditlog", "coverage"),
            Set.of("base"));

    private static final ArchRule NO_CYCLES = slices().matching("org.rowan.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader must be able to begin somewhere; move the shared type down, to base if it has no home");

    private static final ArchRule DIRECTION = classes()
            .should(useOnlyWhatLiesBelow())
            .because("packages read top to bottom; move the type down, or hand the value in from above");

    private static final ArchRule NO_EFFECTS = noClasses()
            .should()
            .dependOnClassesThat(describe("reach outside the program", ArchitectureTest::reachesOutside))
            .because("the core decides and the shell acts: use a port of org.rowan.port;"
                    + " for bytes in memory use org.rowan.base.Bytes");

    private static final ArchRule WORLD_ONLY_THROUGH_PORTS = noClasses()
            .that()
            .resideOutsideOfPackages("org.rowan.port..", "org.rowan.flow..")
            .and()
            // A stream over memory, for handing bytes to a port; it cannot fail.
            .doNotHaveFullyQualifiedName("org.rowan.base.Bytes")
            .should()
            .dependOnClassesThat(describe(
                    "speak of the world's failures",
                    type -> Set.of("java.io.IOException", "java.io.InputStream", "java.io.OutputStream")
                            .contains(type.getName())))
            .because("only port and flow know that a disk can fail: take Bytes, answer with a sealed case");

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callCodeUnitWhere(describe("a clock is read", ArchitectureTest::readsAClock))
            .because("time is handed in: take an Instant, or in flow a java.time.InstantSource");

    private static final ArchRule NO_CHANCE = noClasses()
            .should()
            .callCodeUnitWhere(describe("chance is asked", ArchitectureTest::asksChance))
            .because("salts, keys and ids are handed in, by org.rowan.port.Keys or as a parameter");

    private static final ArchRule NO_THREADS = noClasses()
            .should()
            .callCodeUnitWhere(describe("work is spread over threads", ArchitectureTest::spreadsOverThreads))
            .because("the core is called by whoever owns the threads; loop over the values");

    @Test
    void packages_have_no_cycles() {
        NO_CYCLES.check(CORE);
    }

    @Test
    void packages_use_only_those_below_them() {
        DIRECTION.check(CORE);
    }

    @Test
    void nothing_in_the_core_reaches_outside_the_program() {
        NO_EFFECTS.check(CORE);
    }

    @Test
    void only_ports_and_flow_know_that_the_world_fails() {
        WORLD_ONLY_THROUGH_PORTS.check(CORE);
    }

    @Test
    void nothing_in_the_core_reads_a_clock() {
        NO_CLOCK.check(CORE);
    }

    @Test
    void nothing_in_the_core_asks_chance() {
        NO_CHANCE.check(CORE);
    }

    @Test
    void nothing_in_the_core_starts_threads() {
        NO_THREADS.check(CORE);
    }

    @Test
    void each_rule_catches_its_offender_and_names_the_replacement() {
        var offenders = new ClassFileImporter().importClasses(Offenders.allOfThem());

        for (var rule : List.of(NO_EFFECTS, WORLD_ONLY_THROUGH_PORTS, NO_CLOCK, NO_CHANCE, NO_THREADS)) {
            assertThatThrownBy(() -> rule.check(offenders))
                    .as(rule.getDescription())
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Offenders");
        }
        assertThatThrownBy(() -> DIRECTION.check(offenders)).hasMessageContaining("has no place in the order");
    }

    @Test
    void the_core_is_there() {
        assertThat(CORE).as("classes imported").hasSizeGreaterThan(20);
    }

    private static boolean reachesOutside(JavaClass type) {
        var name = type.getName();
        var memoryOnly = Set.of(
                "java.io.IOException",
                "java.io.InputStream",
                "java.io.OutputStream",
                "java.io.Serializable",
                "java.io.ByteArrayInputStream",
                "java.io.ByteArrayOutputStream");
        if (memoryOnly.contains(name)) return false;
        return startsWithAny(
                        name,
                        "java.io.",
                        "java.nio.file.",
                        "java.nio.channels.",
                        "java.net.",
                        "java.util.concurrent.",
                        "java.util.logging.",
                        "java.sql.",
                        "java.lang.Thread",
                        "java.lang.Process",
                        "java.lang.foreign.")
                || Set.of("java.lang.Runtime", "java.lang.System$Logger", "java.util.Timer")
                        .contains(name);
    }

    private static boolean readsAClock(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getTarget().getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.time.InstantSource") && name.equals("system"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.equals("java.util.Date") && takesNothing(call));
    }

    private static boolean asksChance(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        var name = call.getTarget().getName();
        return Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                        .contains(owner)
                || owner.startsWith("java.util.random.")
                || (owner.equals("java.lang.Math") && name.equals("random"))
                || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                || (owner.equals("java.util.Collections") && name.equals("shuffle"));
    }

    private static boolean spreadsOverThreads(JavaCall<?> call) {
        return Set.of("parallel", "parallelStream", "parallelSort", "parallelSetAll", "parallelPrefix")
                .contains(call.getTarget().getName());
    }

    private static boolean takesNothing(JavaCall<?> call) {
        return call.getTarget() instanceof CodeUnitCallTarget target
                && target.getRawParameterTypes().isEmpty();
    }

    private static boolean startsWithAny(String name, String... beginnings) {
        for (var beginning : beginnings) {
            if (name.startsWith(beginning)) return true;
        }
        return false;
    }

    private static ArchCondition<JavaClass> useOnlyWhatLiesBelow() {
        return new ArchCondition<>("use only packages below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var own = line(type);
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(
                            type,
                            type.getName() + ": its package has no place in the order; give it one in this test"));
                    return;
                }
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    var target = use.getTargetClass();
                    var outside = !target.getPackageName().startsWith("org.rowan");
                    if (outside || target.getPackageName().equals(type.getPackageName())) continue;
                    if (line(target) <= own) events.add(SimpleConditionEvent.violated(type, use.getDescription()));
                }
            }
        };
    }

    private static int line(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        if (parts.length < 3) return -1;
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(parts[2])) return i;
        }
        return -1;
    }
}
