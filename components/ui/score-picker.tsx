const scoreWords = ['Bad', 'Poor', 'Fine', 'Good', 'Great'];

type ScorePickerProps = { name: string; legend: string; defaultValue?: number; required?: boolean };

/** Five large answers from 1, bad, to 5, great; works without script. */
export function ScorePicker({ name, legend, defaultValue, required }: ScorePickerProps) {
  return (
    <fieldset>
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-5 gap-2 max-md:gap-1.5">
        {scoreWords.map((word, i) => (
          <label
            key={word}
            className="rounded-md border border-input bg-card pt-3 pb-[11px] text-center text-[15px] leading-5 transition-colors hover:border-foreground has-checked:border-primary has-checked:bg-primary has-checked:text-primary-foreground has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring"
          >
            <input
              type="radio"
              name={name}
              value={i + 1}
              required={required}
              defaultChecked={defaultValue === i + 1}
              className="sr-only"
            />
            <b className="block font-[560] text-[28px] leading-[34px]">{i + 1}</b>
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
