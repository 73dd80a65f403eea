package org.rowan.coverage;

/// What a service referred in some period, by how it was detected, by its own count.
///
/// - `privateMatching`: matching of private messages on the servers. `publicSurfaces`: matching of public posts,
/// profile
///   pictures and pictures of groups. `userReports`: what users reported; `ofPrivate`: those of them that are about
///   private messages. `behaviour`: what began with how an account behaved.
public record Counts(long privateMatching, long publicSurfaces, long userReports, long ofPrivate, long behaviour) {
    /// More than any service has.
    public static final long MOST = 1_000_000_000_000L;

    public Counts {
        for (long count : new long[] {privateMatching, publicSurfaces, userReports, ofPrivate, behaviour}) {
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("a count is 0 to " + MOST + "; got " + count);
            }
        }
        if (ofPrivate > userReports) {
            throw new IllegalArgumentException("reports about private messages are among all reports by users: at most "
                    + userReports + "; got " + ofPrivate);
        }
        if (privateMatching + publicSurfaces + userReports + behaviour == 0) {
            throw new IllegalArgumentException("there is something to count; got 0 of everything");
        }
    }

    public long total() {
        return privateMatching + publicSurfaces + userReports + behaviour;
    }
}
