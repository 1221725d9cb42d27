using ToaSoan.Blocks;
using ToaSoan.Media;

namespace ToaSoan.Newsroom;

/// <summary>What an uploaded file becomes in an article.</summary>
public static class UploadedBlock
{
    /// <summary>Stores an uploaded photo, video or file and gives its block, a photo's with the words the library has for it. Throws <see cref="Platform.Refusal"/> for what cannot be taken.</summary>
    public static async Task<Block> ReceiveAsync(this MediaStore media, IFormFile upload, long member, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(media);
        ArgumentNullException.ThrowIfNull(upload);
        using var memory = new MemoryStream();
        await upload.CopyToAsync(memory, stop);
        var bytes = memory.GetBuffer().AsMemory(0, (int)memory.Length);
        var name = VietnameseText.Orthography.CleanLine(Path.GetFileName(upload.FileName));
        if (upload.ContentType.StartsWith("image/", StringComparison.Ordinal))
        {
            var photo = await media.AddPhotoAsync(bytes, name, member, stop);
            return new Figure(photo.Hash, photo.Caption, photo.Credit, photo.Alt);
        }

        var file = await media.AddFileAsync(bytes, name, member, stop);
        return file.ContentType.StartsWith("video/", StringComparison.Ordinal) ? new Video(file.Hash, "", "") : new FileLink(file.Hash, file.Name, "");
    }
}
