package org.rowan.testkit.contracts;

import java.time.Instant;
import org.rowan.evidence.EvidenceId;
import org.rowan.port.Vault;
import org.rowan.testkit.fakes.FakeVault;
import org.rowan.testkit.fakes.TestClock;

class FakeVaultTest implements VaultContract {
    private final TestClock clock = TestClock.atNoon();
    private final FakeVault vault = new FakeVault(clock);

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void damage(EvidenceId id) {
        vault.damage(id);
    }
}
