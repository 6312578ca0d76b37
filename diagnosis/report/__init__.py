"""A diagnosis as a file to keep, and back from a saved file.

The JSON document (`report.result_json`) is the whole result:

- every field of `Diagnosis`, among them `plan`, `runner_up`, `rule`, `optional`, `on_request`, `later`,
  `leading`, `leading_cause`, `scores.<cause>.{score,coverage,low,high,band,shown,near}`,
  `evidence.<cause>[].{question,option,points}`, `fit.{verdict,reasons,strengths,open}` and
  `why_not.<plan>.{id,text}`;
- `robustness.{ways,same,hangs_on}`: of all `ways` to change one answer by one step, `same` lead to the same
  plan; `hangs_on` are the questions other than symptoms of which such a change leads to another one;
  `flips[].{plan,steps,changes}`: the fewest changes to attainable answers that lead to each other plan,
  without those that do not go with it. Both are null where a question that counts is open;
- `response`: the answers it rests on, in the form that `read_response` takes, so that the
  document reopens like a saved response;
- `format`: the number of this layout, now 2.

A case file (`report.case_file`) holds what a consultant has of one client:

- `format`: "case"; `version`: the number of this layout, now 2; `id`, and `client`, the name;
- `records[].{id,name,response,notes,opening,opened,said,observed,judged}`: `notes` maps question ids, or
  `_general`, to `{text,private,quote}`; `opening` holds the answers that it was opened with, of the day
  `opened`, `said` when one was given in a call (ISO 8601 with an offset), `observed` what is seen
  otherwise than the client says, as `{option,words}`, `judged` what the consultant would propose, as
  `{plan,cause}` (`none` and `elsewhere` take a plan's place). Version 1 had the last as `differs`, a list;
- `results`, in an internal record only: the JSON document of each record, by its id.

Texts are given as `{"ja": ..., "en": ...}`; ids are those of the definition.
"""
