/** A text field with label, hint and error; the error says how to mend it. */
import { Icon } from "@/lib/ui/Icon";

interface TextFieldProps {
  id: string;
  type: "text" | "email" | "textarea";
  label: string;
  hint: string;
  error?: string;
  value: string;
  maxLength?: number;
  autoComplete?: string;
  onChange: (value: string) => void;
}

export function TextField({ id, type, label, hint, error, onChange, ...rest }: TextFieldProps) {
  const common = {
    ...rest,
    id,
    "aria-describedby": error ? `${id}-fehler ${id}-hinweis` : `${id}-hinweis`,
    "aria-invalid": error ? true : undefined,
  };
  return (
    <div className={error ? "field field--error" : "field"}>
      <label className="field__label" htmlFor={id}>
        {label}
      </label>
      <p className="hint field__hint" id={`${id}-hinweis`}>
        {hint}
      </p>
      {error && (
        <p className="field__error" id={`${id}-fehler`}>
          <Icon name="warning" />
          {error}
        </p>
      )}
      {type === "textarea" ? (
        <textarea {...common} className="textarea" rows={6} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <input {...common} type={type} className="text-input" onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  );
}
