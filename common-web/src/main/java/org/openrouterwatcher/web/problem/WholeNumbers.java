package org.openrouterwatcher.web.problem;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Makes every controller read a number in path and query as it is documented, in decimal digits. Spring alone would
 * also take {@code 0x10}, and {@code #A} for ten. Editors, because Spring falls back to its own after a converter has
 * refused.
 */
@ControllerAdvice
public final class WholeNumbers {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

    @InitBinder
    void readStrictly(WebDataBinder binder) {
        binder.registerCustomEditor(long.class, new Editor(Long::valueOf));
        binder.registerCustomEditor(Long.class, new Editor(Long::valueOf));
        binder.registerCustomEditor(int.class, new Editor(Integer::valueOf));
        binder.registerCustomEditor(Integer.class, new Editor(Integer::valueOf));
    }

    private static final class Editor extends PropertyEditorSupport {

        private final Function<String, Number> number;

        Editor(Function<String, Number> number) {
            this.number = number;
        }

        @Override
        public void setAsText(String text) {
            if (!WHOLE_NUMBER.matcher(text).matches()) {
                throw new NumberFormatException("not a whole number in decimal digits");
            }
            setValue(number.apply(text));
        }
    }
}
