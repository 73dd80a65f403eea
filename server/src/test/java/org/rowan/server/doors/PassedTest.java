package org.rowan.server.doors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rowan.testkit.fakes.TestClock;

class PassedTest {
    @Test
    void what_passed_uncompared_is_counted_by_its_setting_and_the_ordinary_is_not() {
        Passed passed = new Passed("clamd", TestClock.atNoon());

        for (int i = 0; i < 3; i++) passed.one(Reason.FAULT);
        passed.one(Reason.TOO_LARGE);
        passed.one(Reason.NOT_A_PICTURE);
        passed.one(Reason.FEATURELESS);

        assertThat(passed.sentence()).endsWith("as set: door.fault 3, door.too-large 1.");
    }
}
