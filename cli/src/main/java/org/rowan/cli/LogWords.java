package org.rowan.cli;

import org.rowan.auditlog.LogFinding;
import org.rowan.auditlog.LogVerdict;

/// What an auditor reads about a log: one sentence for each finding, led by its name.
final class LogWords {
    private LogWords() {}

    static String sentence(LogFinding finding) {
        return finding.getClass().getSimpleName() + ": " + words(finding);
    }

    private static String words(LogFinding finding) {
        return switch (finding) {
            case LogFinding.OfCheckpoint f -> ofCheckpoint(f);
            case LogFinding.OfFile f -> ofFile(f);
            case LogFinding.OfEntry f -> ofEntry(f);
            case LogFinding.OfPromise f -> ofPromise(f);
        };
    }

    private static String ofCheckpoint(LogFinding.OfCheckpoint finding) {
        return switch (finding) {
            case LogFinding.CheckpointMissing f ->
                "there is no file \"checkpoint\"; this is no log, or its head was taken away.";
            case LogFinding.CheckpointMalformed f ->
                "the checkpoint is not in the form of the standard: " + f.why() + ".";
            case LogFinding.UnknownKey f ->
                "the checkpoint is not signed by the key you trust (" + f.trusted() + "); somebody else made it.";
            case LogFinding.SignatureWrong f ->
                "the checkpoint carries a signature of " + f.trusted() + " that does not belong to its text.";
            case LogFinding.SignatureUnchecked f ->
                "this Java has no " + f.algorithm() + ", so the signature was not checked; use JDK 25 or later.";
            case LogFinding.OriginDiffers f ->
                "the checkpoint is one of the log \"" + f.origin() + "\", not of \"" + f.trusted() + "\".";
            case LogFinding.QuorumMissing f ->
                "the witnesses your policy asks for do not stand behind it: " + f.why() + ".";
            case LogFinding.RootDiffers f ->
                "the " + f.size() + " entries do not lead to the root that was signed; the log was rewritten.";
        };
    }

    private static String ofFile(LogFinding.OfFile finding) {
        return switch (finding) {
            case LogFinding.TileMissing f -> f.path() + " is missing.";
            case LogFinding.TileMalformed f -> f.path() + " is no list of 32-byte hashes of the expected width.";
            case LogFinding.TileAltered f ->
                f.path() + " was altered: it does not follow from the entries, which do lead to the signed root.";
            case LogFinding.BundleMissing f -> f.path() + " is missing: the entries in it are gone.";
            case LogFinding.BundleMalformed f -> f.path() + " ends in the middle of an entry.";
        };
    }

    private static String ofEntry(LogFinding.OfEntry finding) {
        return switch (finding) {
            case LogFinding.EntryAltered f -> "entry " + f.index() + " is not the one that was logged.";
            case LogFinding.EntryMissing f -> "an entry is missing, at " + f.index() + " or after it in its bundle.";
            case LogFinding.EntryInserted f ->
                "an entry was inserted that was never logged, at " + f.index() + " or after it in its bundle.";
            case LogFinding.EntryMalformed f ->
                "entry %d, line %d: expected %s.".formatted(f.index(), f.line(), f.expected());
            case LogFinding.ChainBroken f ->
                ("entry %d does not follow the entry before it of the same case (its number %d):"
                                + " one is missing, doubled or foreign.")
                        .formatted(f.index(), f.n());
            case LogFinding.TimeRunsBack f ->
                "entry %d is %d seconds older than one before it.".formatted(f.index(), f.seconds());
            case LogFinding.ListNotInLog f ->
                "entry " + f.index() + " is a match against a list whose import is not in the log before it.";
            case LogFinding.PolicyNotInLog f ->
                "entry " + f.index() + " is a match under a policy that is not in the log before it.";
            case LogFinding.MatcherNotInPolicy f ->
                "entry " + f.index() + " is a match by an outside matcher under a policy that names none.";
            case LogFinding.ListChangeWithoutImport f ->
                "entry " + f.index() + " confirms or retires a list whose import is not in the log before it.";
            case LogFinding.ReferralWithoutReview f ->
                "entry %d intends a referral of a case that no reviewer had confirmed since the referral before it."
                        .formatted(f.index());
            case LogFinding.ReferralWithoutIntent f ->
                ("entry %d is a referral that was not written down before it was made,"
                                + " or that had been concluded before.")
                        .formatted(f.index());
            case LogFinding.CorrectionWithoutReferral f ->
                "entry " + f.index() + " takes back a report that was not sent before it, or was taken back already.";
            case LogFinding.ExportWithoutReferral f ->
                "entry " + f.index() + " puts a referral into another form that nobody had decided on before it.";
            case LogFinding.OfEvidence f -> ofEvidence(f);
        };
    }

    private static String ofEvidence(LogFinding.OfEvidence finding) {
        return switch (finding) {
            case LogFinding.DestructionWithoutIntent f ->
                "entry %d is a destruction of evidence that was not written down, as it is, before it was done."
                        .formatted(f.index());
            case LogFinding.DestructionUnderHold f ->
                "entry " + f.index() + " is a destruction of evidence while a hold stood.";
            case LogFinding.OpeningNotApproved f ->
                "entry " + f.index() + " is an opening that a second person had not agreed to before, as it is.";
            case LogFinding.AnswerWithoutInquiry f ->
                "entry " + f.index() + " is the end of an authority's inquiry, and none was open then.";
            case LogFinding.KeptWithoutOrder f ->
                "entry " + f.index() + " takes in something to be kept unseen while no order for that stood.";
            case LogFinding.UnseenOpened f -> "entry " + f.index() + " opens or sends something that is kept unseen.";
            case LogFinding.DestructionBeforeExtension f ->
                "entry " + f.index() + " is a destruction of evidence before the end of its extended time.";
        };
    }

    private static String ofPromise(LogFinding.OfPromise finding) {
        return switch (finding) {
            case LogFinding.EarlierUntrusted f -> "nothing follows from the older checkpoint: " + f.why() + ".";
            case LogFinding.Shrunk f ->
                "the log had %d entries and has %d now; entries were taken off its end."
                        .formatted(f.earlier(), f.now());
            case LogFinding.SplitView f ->
                "the log's key signed two different histories of " + f.size()
                        + " entries. Keep both checkpoints: together they prove it.";
            case LogFinding.ProofBroken f -> "the proof file does not prove its entry: " + f.where() + ".";
        };
    }

    static String proven(LogVerdict.Proven proven, Verify.Wanted wanted) {
        StringBuilder words = new StringBuilder();
        words.append("The log \"%s\" holds %d entries of %d cases, and every one is the entry that was signed.%n"
                .formatted(proven.head().origin(), proven.head().size(), proven.cases()));
        words.append(
                "Every case's chain is whole; every referral followed a confirmed review and was written down before.%n"
                        .formatted());
        wanted.since()
                .ifPresent(file -> words.append(("It begins with the very entries of the older checkpoint;"
                                + " nothing was removed or rewritten since.%n")
                        .formatted()));
        wanted.proof()
                .ifPresent(
                        file -> words.append("The entry of the proof file stands where the proof says.%n".formatted()));
        if (!proven.witnesses().isEmpty()) {
            words.append("Witnesses: %s.%n".formatted(String.join(", ", proven.witnesses())));
        }
        if (proven.unknownTypes() > 0) {
            words.append(("%d entries are of types that this version does not know;"
                            + " their bytes are proven, their meaning was not checked.%n")
                    .formatted(proven.unknownTypes()));
        }
        return words.toString();
    }
}
