package org.rowan.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rowan.cases.CaseEvent.ServiceAsked;
import org.rowan.cases.CaseEvent.ServiceAskedAgain;
import org.rowan.cases.CaseEvent.ServiceSpared;
import org.rowan.cases.CaseEvent.ServiceTook;
import org.rowan.cases.CaseEvent.ServiceTried;
import org.rowan.hook.Ask;
import org.rowan.hook.DeliveryId;

/// What the service was asked because of a case, in order, and what became of it.
public record Asks(List<One> all) {
    public Asks {
        all = List.copyOf(all);
    }

    /// `number`: its place in the history of the case; of two requests about one case the higher is the later.
    public record One(ServiceAsked asked, int number, Standing standing) {}

    public sealed interface Standing {}

    /// `failures`: since a person last had it asked again. `last`: what went wrong the last time.
    public record Waiting(int failures, Optional<String> last, Instant due) implements Standing {}

    public record Taken(Instant at) implements Standing {}

    /// Only a person can have it asked again.
    public record GivenUp(String sentence) implements Standing {}

    public record Spared() implements Standing {}

    public static Asks of(CaseFile file) {
        List<One> all = new ArrayList<>();
        for (int i = 0; i < file.events().size(); i++) {
            if (file.events().get(i) instanceof ServiceAsked asked) {
                all.add(new One(asked, i + 1, standing(file, asked)));
            }
        }
        return new Asks(all);
    }

    private static Standing standing(CaseFile file, ServiceAsked asked) {
        Standing standing = new Waiting(0, Optional.empty(), asked.at());
        for (CaseEvent event : file.events()) {
            standing = switch (event) {
                case ServiceTried tried when tried.delivery().equals(asked.delivery()) -> after(standing, tried);
                case ServiceTook took when took.delivery().equals(asked.delivery()) -> new Taken(took.at());
                case ServiceSpared spared when spared.delivery().equals(asked.delivery()) -> new Spared();
                case ServiceAskedAgain again
                when again.delivery().equals(asked.delivery()) -> new Waiting(0, Optional.empty(), again.at());
                default -> standing;
            };
        }
        return standing;
    }

    private static Standing after(Standing before, ServiceTried tried) {
        int failures = before instanceof Waiting waiting ? waiting.failures() + 1 : 1;
        return tried.again()
                .<Standing>map(due -> new Waiting(failures, Optional.of(tried.sentence()), due))
                .orElseGet(() -> new GivenUp(tried.sentence()));
    }

    public Optional<One> of(DeliveryId delivery) {
        return all.stream().filter(a -> a.asked().delivery().equals(delivery)).findFirst();
    }

    /// What was asked at this address and not undone since, each kind once.
    public List<Ask.Kind> toUndo(String hook) {
        List<Ask.Kind> kinds = new ArrayList<>();
        for (One one : all) {
            if (!one.asked().hook().equals(hook)) continue;
            Ask.Kind kind = one.asked().ask().kind();
            if (kind == Ask.Kind.RESTORE) kinds.clear();
            if (kind.undoable() && !kinds.contains(kind)) kinds.add(kind);
        }
        return kinds;
    }

    /// Whether an order to freeze, for which this was asked, was released after: what was never taken is not sent then.
    public static boolean released(CaseFile file, One one) {
        return one.asked().ask() instanceof Ask.PreserveAll
                && file.events().subList(one.number(), file.version()).stream()
                        .anyMatch(CaseEvent.PreservationReleased.class::isInstance);
    }

    /// Whether a later request at the same address undoes this one.
    public boolean undone(One one) {
        return one.asked().ask().kind().undoable()
                && all.stream()
                        .anyMatch(later -> later.number() > one.number()
                                && later.asked().hook().equals(one.asked().hook())
                                && later.asked().ask() instanceof Ask.Restore restore
                                && restore.undone().contains(one.asked().ask().kind()));
    }
}
