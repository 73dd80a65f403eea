package org.rowan.auditlog;

/// Why a log is refused. Each case is one kind of forgery or damage, with the place where it shows.
public sealed interface LogFinding {

    /// The head of the log: its checkpoint, who signed it, and the root it names.
    sealed interface OfCheckpoint extends LogFinding {}

    /// A file of the log, as a file.
    sealed interface OfFile extends LogFinding {}

    /// An entry, by itself or after the entries before it.
    sealed interface OfEntry extends LogFinding {}

    /// An entry about evidence that was handed out or destroyed.
    sealed interface OfEvidence extends OfEntry {}

    /// What was held against the log from outside: an older checkpoint, or a proof handed out.
    sealed interface OfPromise extends LogFinding {}

    /// There is no `checkpoint` file.
    record CheckpointMissing() implements OfCheckpoint {}

    record CheckpointMalformed(String why) implements OfCheckpoint {}

    /// The checkpoint is signed, but not by the key that the auditor trusts.
    record UnknownKey(String trusted) implements OfCheckpoint {}

    /// A line of the trusted key is there, and its signature is not one of this text.
    record SignatureWrong(String trusted) implements OfCheckpoint {}

    /// This Java lacks the signature algorithm.
    record SignatureUnchecked(String algorithm) implements OfCheckpoint {}

    /// The checkpoint is one of another log.
    record OriginDiffers(String trusted, String origin) implements OfCheckpoint {}

    /// The witnesses that the policy asks for do not stand behind the checkpoint.
    record QuorumMissing(String why) implements OfCheckpoint {}

    /// The hash tiles lead to another root than the one that was signed.
    record RootDiffers(long size) implements OfCheckpoint {}

    record TileMissing(String path) implements OfFile {}

    record TileMalformed(String path) implements OfFile {}

    /// The tile does not follow from the entries and tiles below it, although these lead to the signed
    /// root.
    record TileAltered(String path) implements OfFile {}

    record BundleMissing(String path) implements OfFile {}

    /// The bundle ends in the middle of an entry.
    record BundleMalformed(String path) implements OfFile {}

    /// The entry is not the one that was logged.
    record EntryAltered(long index) implements OfEntry {}

    /// An entry is gone from its bundle, at or after this place.
    record EntryMissing(long index) implements OfEntry {}

    /// A bundle holds an entry that was never logged, at or after this place.
    record EntryInserted(long index) implements OfEntry {}

    /// The entry is in the log, but is no entry by the format.
    record EntryMalformed(long index, int line, String expected) implements OfEntry {}

    /// Entry `n` of a case does not follow the entry before it: one is missing, doubled or from another
    /// case.
    record ChainBroken(Reference caseReference, long n, long index) implements OfEntry {}

    /// Entries are in the order in which they happened, within the tolerance; this one is older than one
    /// before it.
    record TimeRunsBack(long index, long seconds) implements OfEntry {}

    /// A match was decided against a list whose import is not in the log before it.
    record ListNotInLog(long index) implements OfEntry {}

    /// A match was decided under a policy that is not in the log before it.
    record PolicyNotInLog(long index) implements OfEntry {}

    /// A match by an outside matcher was decided under a policy that names none.
    record MatcherNotInPolicy(long index) implements OfEntry {}

    /// A list was confirmed or retired whose import is not in the log before it.
    record ListChangeWithoutImport(long index) implements OfEntry {}

    /// A referral was intended for a case that no reviewer had confirmed since the referral before it.
    record ReferralWithoutReview(long index) implements OfEntry {}

    /// A referral was sent or rejected that nobody had written down before, or that had ended already.
    record ReferralWithoutIntent(long index) implements OfEntry {}

    /// A report was taken back that was never sent, or was taken back before.
    record CorrectionWithoutReferral(long index) implements OfEntry {}

    /// A document was made of a referral that nobody had decided on before.
    record ExportWithoutReferral(long index) implements OfEntry {}

    /// Evidence keys were destroyed without an intent for just these being written down before.
    record DestructionWithoutIntent(long index) implements OfEvidence {}

    /// Evidence keys were destroyed while a hold stood, neither lifted nor run out.
    record DestructionUnderHold(long index) implements OfEvidence {}

    /// Evidence keys were destroyed by a clock that somebody had extended beyond this moment.
    record DestructionBeforeExtension(long index) implements OfEvidence {}

    /// Somebody agreed to an opening that nobody else had asked for in these words, or a records pack names two
    /// people of whom one had not agreed to it before.
    record OpeningNotApproved(long index) implements OfEvidence {}

    /// An authority was answered, or given nothing, without an inquiry that was put on record before and was open.
    record AnswerWithoutInquiry(long index) implements OfEvidence {}

    /// Something was taken in to be kept unseen while no order for that stood.
    record KeptWithoutOrder(long index) implements OfEvidence {}

    /// What is kept unseen was looked at, or sent to an agency.
    record UnseenOpened(long index) implements OfEvidence {}

    /// The older checkpoint is not signed by the trusted key, so that nothing follows from it.
    record EarlierUntrusted(String why) implements OfPromise {}

    /// The log is smaller than it was at the older checkpoint: entries have been taken off its end.
    record Shrunk(long earlier, long now) implements OfPromise {}

    /// The log's key has signed two different histories: at `size` entries the older checkpoint has another
    /// root.
    record SplitView(long size) implements OfPromise {}

    /// The proof file does not prove its entry.
    record ProofBroken(String where) implements OfPromise {}
}
