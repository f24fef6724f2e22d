/** Tests of the panel's models read English, as the browser tests do. */
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { sourceOf } from '../../src/panel/message-file.ts';
import { speak } from '../../src/panel/text.ts';

speak(sourceOf(english));
