package org.rowan.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What was stated first with what was stated later. Nothing that was said is changed: where the first is silent
/// the later one speaks, and lists grow by what they do not hold.
final class Together {
    private Together() {}

    static Circumstances of(Circumstances first, Circumstances later) {
        return new Circumstances(
                party(first.account(), later.account()),
                parties(first.others(), later.others()),
                parties(first.recipients(), later.recipients()),
                parties(first.victims(), later.victims()),
                lists(first.places(), later.places()),
                lists(first.excerpts(), later.excerpts()),
                lists(first.conduct(), later.conduct()),
                first.lawEnforcement().or(later::lawEnforcement),
                file(first.file(), later.file()));
    }

    /// Parties of the same id are one; whoever has none, or another, is somebody else.
    private static List<Party> parties(List<Party> first, List<Party> later) {
        List<Party> all = new ArrayList<>(first);
        for (Party more : later) {
            int same = -1;
            for (int i = 0; i < all.size(); i++) {
                Party one = all.get(i);
                if (one.equals(more) || more.profile().id().filter(one::is).isPresent()) same = i;
            }
            if (same < 0) all.add(more);
            else all.set(same, party(all.get(same), more));
        }
        return all;
    }

    private static Optional<Party> party(Optional<Party> first, Optional<Party> later) {
        return first.isPresent() && later.isPresent()
                ? Optional.of(party(first.get(), later.get()))
                : first.or(() -> later);
    }

    private static Party party(Party first, Party later) {
        return new Party(
                person(first.person(), later.person()),
                profile(first.profile(), later.profile()),
                standing(first.standing(), later.standing()),
                traces(first.traces(), later.traces()),
                lists(first.linked(), later.linked()),
                first.vehicle().or(later::vehicle),
                first.school().or(later::school),
                first.note().or(later::note));
    }

    private static Individual person(Individual first, Individual later) {
        return new Individual(
                first.firstName().or(later::firstName),
                first.middleName().or(later::middleName),
                first.lastName().or(later::lastName),
                lists(first.phones(), later.phones()),
                lists(first.emails(), later.emails()),
                lists(first.addresses(), later.addresses()),
                first.age().or(later::age),
                first.born().or(later::born));
    }

    private static Profile profile(Profile first, Profile later) {
        return new Profile(
                first.id().or(later::id),
                first.service().or(later::service),
                first.screenName().or(later::screenName),
                lists(first.displayNames(), later.displayNames()),
                lists(first.urls(), later.urls()),
                first.bio().or(later::bio),
                first.group().or(later::group));
    }

    private static Standing standing(Standing first, Standing later) {
        return new Standing(
                first.compromised().or(later::compromised),
                first.temporarily().or(later::temporarily),
                first.permanently().or(later::permanently),
                first.allEmailsReported().or(later::allEmailsReported),
                first.thirdParty().or(later::thirdParty));
    }

    private static Traces traces(Traces first, Traces later) {
        return new Traces(
                lists(first.addresses(), later.addresses()),
                lists(first.devices(), later.devices()),
                first.place().or(later::place),
                lists(first.earlier(), later.earlier()));
    }

    private static FileStatement file(FileStatement first, FileStatement later) {
        return new FileStatement(
                lists(first.originalHashes(), later.originalHashes()),
                lists(first.devices(), later.devices()),
                lists(first.embedded(), later.embedded()),
                first.generativeAi().or(later::generativeAi),
                first.liveStream().or(later::liveStream));
    }

    private static <T> List<T> lists(List<T> first, List<T> later) {
        Set<T> all = new LinkedHashSet<>(first);
        all.addAll(later);
        return List.copyOf(all);
    }
}
