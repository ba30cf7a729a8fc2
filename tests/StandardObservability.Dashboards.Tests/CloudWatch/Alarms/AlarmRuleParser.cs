using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>Parses the rule of a composite alarm: NOT before AND before OR.</summary>
internal sealed class AlarmRuleParser
{
    private const int MaximumLength = 10_240;
    private readonly TextCursor _text;
    private readonly HashSet<string> _alarms = [];

    private AlarmRuleParser(string rule) => _text = new TextCursor(rule, "alarm rule");

    public static AlarmRule Parse(string rule)
    {
        if (rule.Length is 0 or > MaximumLength) throw new CloudWatchException($"alarm rule: it must have 1 to {MaximumLength} characters");
        var parser = new AlarmRuleParser(rule);
        var isTrue = parser.Or();
        parser._text.ExpectEnd();
        return new AlarmRule(parser._alarms, isTrue);
    }

    /// <summary>The name in an ARN of an alarm; a name stays as it is.</summary>
    public static string NameOf(string reference)
    {
        var parts = reference.Split(':', 7);
        if (parts[0] != "arn") return reference;
        return parts.Length == 7 && parts[2] == "cloudwatch" && parts[5] == "alarm" ? parts[6] : throw new CloudWatchException($"{reference} is not the ARN of an alarm");
    }

    private Func<Func<string, StateValue>, bool> Or()
    {
        var left = And();
        while (_text.TakeWord("OR"))
        {
            var (first, second) = (left, And());
            left = states => first(states) || second(states);
        }

        return left;
    }

    private Func<Func<string, StateValue>, bool> And()
    {
        var left = Not();
        while (_text.TakeWord("AND"))
        {
            var (first, second) = (left, Not());
            left = states => first(states) && second(states);
        }

        return left;
    }

    private Func<Func<string, StateValue>, bool> Not()
    {
        if (_text.TakeWord("NOT"))
        {
            var negated = Not();
            return states => !negated(states);
        }

        if (!_text.Take("(")) return Primary();
        var inner = Or();
        _text.Expect(")");
        return inner;
    }

    private Func<Func<string, StateValue>, bool> Primary()
    {
        if (_text.TakeWord("TRUE")) return _ => true;
        if (_text.TakeWord("FALSE")) return _ => false;
        if (_text.TakeWord("AT_LEAST")) return AtLeast();
        var state = State();
        _text.Expect("(");
        var alarm = Alarm();
        _text.Expect(")");
        return states => states(alarm) == state;
    }

    private Func<Func<string, StateValue>, bool> AtLeast()
    {
        _text.Expect("(");
        var least = _text.TakeNumber() ?? throw _text.Error("a number expected");
        _text.Expect(",");
        var negated = _text.TakeWord("NOT");
        var state = State();
        _text.Expect(",");
        _text.Expect("(");
        var alarms = new List<string>();
        do alarms.Add(Alarm());
        while (_text.Take(","));
        _text.Expect(")");
        _text.Expect(")");
        if (least < 1 || least > alarms.Count) throw _text.Error($"AT_LEAST must be 1 to {alarms.Count}");
        return states => alarms.Count(alarm => (states(alarm) == state) != negated) >= least;
    }

    private StateValue State()
    {
        if (_text.TakeWord("ALARM")) return StateValue.Alarm;
        if (_text.TakeWord("OK")) return StateValue.Ok;
        return _text.TakeWord("INSUFFICIENT_DATA") ? StateValue.InsufficientData : throw _text.Error("ALARM, OK or INSUFFICIENT_DATA expected");
    }

    /// <summary>Names with spaces, parentheses or commas need quotes.</summary>
    private string Alarm()
    {
        var reference = _text.Current == '"' ? _text.TakeQuoted('"') : _text.TakeWhile(c => !char.IsWhiteSpace(c) && c is not ('(' or ')' or ',' or '"')) ?? throw _text.Error("an alarm expected");
        var name = NameOf(reference);
        _alarms.Add(name);
        return name;
    }
}
