package org.openrouterwatcher.gateway.freshness;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * For a recording (JFR): the moment from which this gateway refuses what was ended. The histogram says how long that
 * took, this says of what, and when; without a recording it costs next to nothing.
 */
@Name("org.openrouterwatcher.RevocationApplied")
@Label("Revocation Applied")
@Category("OpenRouter Watcher")
@Description("From now on this gateway refuses what was ended")
@StackTrace(false)
final class RevocationApplied extends Event {

    @Label("Subject")
    @Description("What was ended, such as token/7")
    private final String subject;

    RevocationApplied(String subject) {
        this.subject = subject;
    }
}
