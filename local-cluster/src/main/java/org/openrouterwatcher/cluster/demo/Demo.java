package org.openrouterwatcher.cluster.demo;

import java.net.URI;
import java.nio.file.Path;

/** Whether there is an account to look around with. */
public sealed interface Demo {

    /** There is, with keys and figures. */
    record Ready(DemoAccount account) implements Demo {}

    /** There is none, and why. */
    record Missing(String why) implements Demo {}

    /**
     * Makes the account of this cluster, or what it lacks since an earlier start was cut short.
     *
     * @param gateway where the system is called
     * @param simulator where the keys are that the account gets
     * @param file remembers the account
     */
    static Demo complete(URI gateway, URI simulator, Path file) {
        var accounts = new DemoAccountFile(file);
        var account = accounts.readOrInvent();
        if (account.token() != null) {
            return new Ready(account);
        }
        try {
            var token = new DemoBuilder(new HttpApi(gateway), new HttpApi(simulator)).build(account);
            var complete = account.with(token);
            accounts.write(complete);
            return new Ready(complete);
        } catch (UnexpectedAnswer answer) {
            return new Missing(answer.what());
        }
    }
}
