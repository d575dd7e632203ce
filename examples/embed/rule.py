"""One rule in a program of your own: `pip install ./bindings/python`, then run this."""
import goalpost

rule = goalpost.Rule("deaths per 1,000 births below 9‰")

answer = rule.evaluate(deaths=12, births=1504)
print(answer.explain())
if answer.missed:  # not the same as "not met": the figures may be missing
    print(f"{-answer.needed:.0f} deaths fewer would have met it")

try:
    goalpost.Rule("deaths per births below 9‰")
except goalpost.RuleError as error:
    print(error)
