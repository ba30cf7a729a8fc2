namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Evaluates a parsed expression.</summary>
internal sealed class MathEvaluator(IMathScope scope, MissingOperand missing)
{
    public MathValue Evaluate(MathNode node) => node switch
    {
        NumberNode number => new ScalarValue(number.Value),
        WordNode word => scope.Resolve(word.Word),
        NegationNode negation => Pointwise.Apply("-", new ScalarValue(0), Evaluate(negation.Operand), missing),
        BinaryNode binary => Pointwise.Apply(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right), missing),
        ArrayNode array => Array(array),
        CallNode call => Call(call),
        _ => throw new CloudWatchException("metric math: a text is only an argument of METRICS and SEARCH"),
    };

    private ArrayValue Array(ArrayNode array) => new([.. array.Items.SelectMany(item => Evaluate(item) switch
    {
        SeriesValue one => [one.Series],
        ArrayValue many => many.Items,
        _ => throw new CloudWatchException("metric math: brackets hold time series only"),
    })]);

    private MathValue Call(CallNode call) => call.Function switch
    {
        "METRICS" => scope.Metrics(call.Arguments.Count == 0 ? null : Text(call, 0)),
        "SEARCH" => Search(call),
        "IF" => Conditional(call),
        "FILL" => Fill(call),
        "SORT" => ArrayFunctions.Sort(Evaluate(Argument(call, 0)), Word(call, 1), Word(call, 2), call.Arguments.Count > 3 ? (int)Number(call, 3) : null),
        "SLICE" => ArrayFunctions.Slice(Evaluate(Argument(call, 0)), (int)Number(call, 1), call.Arguments.Count > 2 ? (int)Number(call, 2) : null),
        "TIME_SERIES" => new SeriesValue(SeriesFunctions.Constant(scope, Number(call, 0))),
        _ => OneArgument(call),
    };

    private MathValue OneArgument(CallNode call)
    {
        if (SeriesFunctions.Find(call.Function) is not { } function) throw new CloudWatchException($"metric math: the function {call.Function} is not known");
        if (call.Arguments.Count != 1) throw new CloudWatchException($"metric math: {call.Function} takes one argument");
        var value = function(Evaluate(call.Arguments[0]));
        // The sum of an empty array has no series to take its period from.
        return value is SeriesValue { Series.Period: 0 } empty
            ? new SeriesValue(empty.Series with { Period = scope.Period })
            : value;
    }

    private ArrayValue Search(CallNode call)
    {
        if (call.Arguments.Count is not (2 or 3)) throw new CloudWatchException("metric math: SEARCH takes a query, a statistic and perhaps a period");
        return scope.Search(Text(call, 0), Text(call, 1), call.Arguments.Count == 3 ? (int)Number(call, 2) : null);
    }

    private MathValue Conditional(CallNode call)
    {
        if (call.Arguments.Count is not (2 or 3)) throw new CloudWatchException("metric math: IF takes a condition and one or two values");
        return Selection.If(
            Evaluate(call.Arguments[0]), Evaluate(call.Arguments[1]), call.Arguments.Count == 3 ? Evaluate(call.Arguments[2]) : null, missing);
    }

    private MathValue Fill(CallNode call)
    {
        if (call.Arguments.Count != 2) throw new CloudWatchException("metric math: FILL takes a series and a filler");
        var series = Evaluate(call.Arguments[0]);
        return call.Arguments[1] switch
        {
            WordNode { Word: "REPEAT" } => Pointwise.Each("FILL", series, one => Filling.Repeat(one, scope.Range)),
            WordNode { Word: "LINEAR" } => Pointwise.Each("FILL", series, one => Filling.Linear(one, scope.Range)),
            var filler => Evaluate(filler) switch
            {
                ScalarValue number => Pointwise.Each("FILL", series, one => Filling.With(one, scope.Range, _ => number.Number)),
                SeriesValue other => Pointwise.Each("FILL", series, one => Filling.With(one, scope.Range, other.Series.At)),
                _ => throw new CloudWatchException("metric math: FILL fills with a number, a series, REPEAT or LINEAR"),
            },
        };
    }

    private static MathNode Argument(CallNode call, int index) =>
        index < call.Arguments.Count ? call.Arguments[index] : throw new CloudWatchException($"metric math: {call.Function} lacks an argument");

    private static string Text(CallNode call, int index) =>
        Argument(call, index) is TextNode text ? text.Value : throw new CloudWatchException($"metric math: {call.Function} needs a text in quotes");

    private static string Word(CallNode call, int index) =>
        Argument(call, index) is WordNode word ? word.Word : throw new CloudWatchException($"metric math: {call.Function} needs a keyword");

    private double Number(CallNode call, int index) =>
        Evaluate(Argument(call, index)) is ScalarValue number ? number.Number : throw new CloudWatchException($"metric math: {call.Function} needs a number");
}
