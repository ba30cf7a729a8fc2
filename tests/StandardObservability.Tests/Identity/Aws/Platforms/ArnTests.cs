using CsCheck;
using StandardObservability.Identity.Aws.Platforms;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class ArnTests
{
    [Theory]
    [InlineData("arn:aws:ecs:us-west-2:111122223333:task/default/e9028f8d")]
    [InlineData("arn:aws-cn:ecs:cn-north-1:111122223333:cluster/default")]
    [InlineData("arn:aws-us-gov:ecs:us-gov-west-1:111122223333:a:b:c")]
    public void An_arn_keeps_its_text(string text) => Assert.Equal(text, Arn.Parse(text, "ecs")?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("arn")]
    [InlineData("arn:aws:ecs:us-west-2:111122223333")]
    [InlineData("arn:aws:ecs:us-west-2:111122223333:")]
    [InlineData("arn:aws:ecs::111122223333:task/1")]
    [InlineData("arn:aws:ecs:us-west-2:11112222333:task/1")]
    [InlineData("arn:aws:ecs:us-west-2:1111222233334:task/1")]
    [InlineData("arn:aws:ec2:us-west-2:111122223333:task/1")]
    [InlineData("arn:gcp:ecs:us-west-2:111122223333:task/1")]
    [InlineData("arn:aws:ecs:US-WEST-2:111122223333:task/1")]
    [InlineData("arn:aws:ecs:us-west-2:111122223333:task/1\n")]
    [InlineData("xarn:aws:ecs:us-west-2:111122223333:task/1")]
    public void Any_other_text_is_not_an_arn(string? text) => Assert.Null(Arn.Parse(text, "ecs"));

    [Theory]
    [InlineData("task/default/e9028f8d", "e9028f8d")]
    [InlineData("task/e9028f8d", "e9028f8d")]
    [InlineData("plain", "plain")]
    public void The_id_of_a_resource_is_its_last_part(string resource, string id)
        => Assert.Equal(id, Arn.Parse("arn:aws:ecs:us-west-2:111122223333:" + resource, "ecs")!.Id);

    [Fact]
    public void A_parsed_arn_has_the_text_it_was_parsed_from()
        => Gen.String[Gen.Char["arn:aws-ecs/0123456789 \n"], 0, 80].Select(static tail => "arn:aws:ecs:us-west-2:111122223333:" + tail)
            .Sample(static text => Arn.Parse(text, "ecs") is not { } arn || arn.ToString() == text);
}
