### What `okyoo rules show` puts beside a clause of the Rules.

## What a clause does, by its class (A to D).

effect-refuse = may refuse an application by itself where records leave no doubt and the profile says so; with its reason, and a way to have a person look (A)
effect-staff = asks a person to decide before any notice goes out (B)
effect-flag = never bars; the mediator sees a flag (C)
effect-category = never bars; what its elements are is looked at, and the mediator sees any note (C)
effect-terminate = at intake a person decides; in mediation it recommends the end, and staff confirm it (D)
effect-principle = says how a ruling is made; it bars nothing
effect-require = must hold; where records leave no doubt that it does not, it may refuse by itself if the profile says so; with its reason, and a way to have a person look (A)
effect-hold = asks a person to decide whenever it comes up (B, D)
effect-lapse = in mediation it recommends the end, and staff confirm it; half of it is a flag (D)
effect-parties_end = ends the mediation by the parties’ own acts, without anybody’s judgement (D)

rules-line = line
rules-plain = In plain words
rules-effect = What it does
rules-needs = Facts that it needs
rules-uses = Facts that it uses if they are known
rules-exceptions = Displaced by
rules-since = In force from
rules-until = In force until, exclusive
rules-undated = the beginning; the published text carries no date
rules-about = Speaks of
rules-reading = How it is read
rules-question = Open question { $number }
rules-today = As it is done today
rules-none = none
