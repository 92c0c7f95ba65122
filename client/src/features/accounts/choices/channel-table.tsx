import { useId } from "react";
import { useTranslation } from "react-i18next";
import {
  CHANNELS,
  type Changes,
  isOn,
  KINDS,
  type Kind,
  type Preferences,
  switched,
} from "./preferences";

interface Choosing {
  preferences: Preferences;
  onChange: (changes: Changes) => void;
}

function Row({ kind, preferences, onChange }: Choosing & { kind: Kind }) {
  const { t } = useTranslation();
  const id = useId();
  const label = t(`settings.notify.${kind}`);
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-3 pe-2 text-start font-normal">
        <span className="block font-semibold">{label}</span>
        <span id={id} className="block text-sm text-ink-faint">
          {t(`settings.notify.${kind}Hint`)}
        </span>
      </th>
      {CHANNELS.map((channel) => (
        <td key={channel} className="w-13 p-0 text-center align-middle sm:w-20">
          <label className="inline-grid size-11 cursor-pointer place-items-center">
            <input
              type="checkbox"
              className="size-5 accent-accent"
              aria-label={`${label}: ${t(`choices.channel.${channel}`)}`}
              aria-describedby={id}
              checked={isOn(preferences, kind, channel)}
              onChange={(event) =>
                onChange(switched(preferences, kind, channel, event.target.checked))
              }
            />
          </label>
        </td>
      ))}
    </tr>
  );
}

/** Which kind comes by which channel: one box for each. */
export function ChannelTable(choosing: Choosing) {
  const { t } = useTranslation();
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{t("choices.table")}</caption>
      <thead>
        <tr>
          <td />
          {CHANNELS.map((channel) => (
            <th
              key={channel}
              scope="col"
              className="pb-2 text-xs font-semibold text-ink-soft sm:text-sm"
            >
              {t(`choices.channel.${channel}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <Row key={kind} kind={kind} {...choosing} />
        ))}
      </tbody>
    </table>
  );
}
