package org.openrouterwatcher.cluster.launcher;

import java.io.PrintStream;
import java.nio.file.Path;
import org.openrouterwatcher.cluster.demo.Demo;
import org.openrouterwatcher.cluster.demo.DemoAccount;

/** What a person sees when everything is ready: where to go and what to type. */
final class Banner {

    private final PrintStream out;
    private final String address;

    Banner(PrintStream out, String address) {
        this.out = out;
        this.address = address;
    }

    void show(Demo demo) {
        switch (demo) {
            case Demo.Ready(DemoAccount account) -> show(account);
            case Demo.Missing(String why) -> {
                out.printf("%nOpen      %s%n", address);
                out.println("There is no demo account: " + why);
            }
        }
    }

    private void show(DemoAccount account) {
        out.printf("%nOpen      %s%n", address);
        out.printf("Log in    %s%n", account.email());
        out.printf("Password  %s%n", account.password());
        out.printf("%nTry       curl -s -H \"Authorization: Bearer %s\" %s/api/v1/stats%n", account.token(), address);
    }

    void showWithoutDemo() {
        out.printf("%nOpen      %s%n", address);
        out.println("Register there (the first account is the administrator), then add an OpenRouter key.");
        out.println("A management key shows all keys of its OpenRouter account, with their models.");
    }

    void showHowToEnd(Path logs) {
        out.printf("%nLogs are in %s. Ctrl-C or ./watcher down ends everything; the data stays.%n", logs);
    }
}
