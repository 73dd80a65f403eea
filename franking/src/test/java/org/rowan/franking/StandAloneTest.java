package org.rowan.franking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// A service can embed this without the rest of Rowan and without a surprise: no clock, no chance, no threads,
/// no files and no network of its own.
class StandAloneTest {
    private static final JavaClasses HERE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.rowan.franking");

    @Test
    void it_uses_the_platform_and_itself_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "javax.crypto..", "org.rowan.franking..")
                .check(HERE);
        assertThat(HERE).hasSizeGreaterThan(20);
    }

    @Test
    void it_opens_no_file_and_no_connection_and_starts_no_thread() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Process.class, java.io.File.class, java.io.FileInputStream.class)
                .check(HERE);
    }

    @Test
    void it_reads_no_clock_and_makes_no_chance_of_its_own() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callConstructor(java.security.SecureRandom.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Random.class, java.util.UUID.class)
                .check(HERE);
    }
}
