package org.rowan.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rowan.franking.AcceptedMessage;
import org.rowan.franking.Conversation;
import org.rowan.franking.Epoch;
import org.rowan.franking.ExperimentalSealedProof;
import org.rowan.franking.FrankingKey;
import org.rowan.franking.KeyStanding;
import org.rowan.franking.Octets;
import org.rowan.franking.Payload;
import org.rowan.franking.ReportVerifier;
import org.rowan.franking.ReportedMessage;
import org.rowan.franking.Reporter;
import org.rowan.franking.Schedule;
import org.rowan.franking.SecretStampingKey;
import org.rowan.franking.SecretVerifyingKey;
import org.rowan.franking.Sender;
import org.rowan.franking.Stamp;
import org.rowan.franking.Stamper;
import org.rowan.franking.SuppliedAttachment;
import org.rowan.franking.Verdict;
import org.rowan.franking.VerifyingKey;
import org.rowan.franking.attachment.AttachmentCipher;
import org.rowan.franking.attachment.Opening;

/// What a messaging service spends on a message, and the verifier on a report of it; one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 9, time = 1)
public class FrankingBenchmark {
    static final int ATTACHMENT_MIB = 8;

    private static final String SERVICE = "chat.example";
    private static final String SENDER = "0b6c2a4e-7f1d-4c39-9a55-3d0e8b7f6a21";
    private static final String RECEIVER = "f4d81c9b-2e60-4a7f-8b13-c95a7e02d6e8";
    private static final Instant NOW = Instant.parse("2026-09-21T10:00:00Z");
    private static final Epoch EPOCH = Schedule.USUAL.beginning(41, Instant.parse("2026-09-17T00:00:00Z"));
    private static final int PIECE = 65_536;

    private final FrankingKey key = FrankingKey.fresh(new SecureRandom());
    private final Octets payload = payload().encode();
    private final AcceptedMessage accepted = new AcceptedMessage(
            NOW.toEpochMilli(),
            Conversation.direct(SERVICE, SENDER, RECEIVER),
            new Sender(SENDER, 1),
            RECEIVER,
            Octets.zeros(16),
            key.commit(payload));
    private final Stamper stamper =
            new Stamper(SERVICE, new SecretStampingKey(EPOCH, Octets.zeros(32)), Schedule.USUAL);
    private final VerifyingKey verifying = new SecretVerifyingKey(EPOCH, Octets.zeros(32));
    private final ReportVerifier verifier =
            new ReportVerifier(kid -> new KeyStanding.Usable(verifying), Schedule.USUAL);
    private final ReportedMessage reported = reported();
    private final Reporter reporter = Reporter.of(RECEIVER);
    private final byte[] attachment = new byte[ATTACHMENT_MIB << 20];
    private final SecureRandom random = new SecureRandom();

    private static Payload payload() {
        return new Payload(
                false,
                false,
                SERVICE,
                Conversation.direct(SERVICE, SENDER, RECEIVER),
                new Sender(SENDER, 1),
                1,
                Octets.zeros(16),
                Octets.zeros(32),
                NOW.toEpochMilli(),
                "text/plain;charset=utf-8",
                Octets.zeros(1024),
                List.of());
    }

    private ReportedMessage reported() {
        Stamp stamp = stamper.stamp(accepted).orElseThrow();
        return new ReportedMessage(
                stamp.tagContext(), stamp.tag(), key.bytes(), payload, ExperimentalSealedProof.none(), List.of());
    }

    /// One message accepted.
    @Benchmark
    public Optional<Stamp> stamp() {
        return stamper.stamp(accepted);
    }

    /// One report of a text of 1 KiB.
    @Benchmark
    public Verdict verify() {
        return verifier.verify(reported, reporter, NOW);
    }

    /// An attachment's digest, as the verifier compares it.
    @Benchmark
    public SuppliedAttachment digest() {
        SuppliedAttachment.Passing passing = SuppliedAttachment.passing(0);
        for (int at = 0; at < attachment.length; at += PIECE) passing.update(attachment, at, PIECE);
        return passing.end();
    }

    /// An attachment sealed by its sender, with both digests.
    @Benchmark
    public Opening.Opened seal() throws IOException {
        return AttachmentCipher.seal(
                key.bytes(), random, new ByteArrayInputStream(attachment), OutputStream.nullOutputStream());
    }
}
