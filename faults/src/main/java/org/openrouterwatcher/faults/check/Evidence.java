package org.openrouterwatcher.faults.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openrouterwatcher.faults.history.History;
import org.openrouterwatcher.faults.load.Promises;
import org.openrouterwatcher.faults.site.Site;
import org.openrouterwatcher.stage.Told;
import org.openrouterwatcher.stage.TopicReader;

/** Where a check may look. Topics are read once. */
public final class Evidence {

    private final Site site;
    private final Promises promises;
    private final History history;
    private final Map<String, List<Told>> topics = new HashMap<>();

    public Evidence(Site site, Promises promises, History history) {
        this.site = site;
        this.promises = promises;
        this.history = history;
    }

    /** The same, with another look at the topics. */
    Evidence anew() {
        return new Evidence(site, promises, history);
    }

    Site site() {
        return site;
    }

    Promises promises() {
        return promises;
    }

    History history() {
        return history;
    }

    /** Every event of ours that stands in a topic, in order within its key. */
    List<Told> topic(String name) {
        return topics.computeIfAbsent(
                name, topic -> TopicReader.readAll(topic, site.cluster().bootstrapServers()));
    }
}
