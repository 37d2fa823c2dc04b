package org.openrouterwatcher.benchmarks.sync;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.openrouterwatcher.benchmarks.sync.SimulatedOpenRouter.Key;
import org.openrouterwatcher.stage.Person;

/** Those whose keys are watched, the administrator among them. */
final class Owners implements AutoCloseable {

    private static final int REGISTRATIONS_AT_ONCE = 16;

    private final List<Person> people;

    private Owners(List<Person> people) {
        this.people = List.copyOf(people);
    }

    static Owners signUp(URI gateway, int count) throws IOException, InterruptedException {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(Person.register(gateway, "owner-" + i + "@example.org"));
        }
        return new Owners(people);
    }

    Person administrator() {
        return people.getFirst();
    }

    /** Has all these keys watched, by each owner an equal share of them, through the API as people do it. */
    void watch(List<Key> keys) throws InterruptedException {
        var turn = new AtomicInteger();
        Together.forEach(keys, REGISTRATIONS_AT_ONCE, key -> {
            int owner = turn.getAndIncrement() % people.size();
            people.get(owner).watchKey(key.name(), key.text());
        });
    }

    @Override
    public void close() {
        people.forEach(Person::close);
    }
}
